import { sqlState } from '../database/retry.js';

/** SQLSTATEs by which PostgreSQL says "not now", and Node's names for a server that cannot be reached. */
const NOT_NOW = new Set([
  '25P03', // idle in a transaction for too long
  '25P04', // transaction took too long
  '40001', // could not be ordered among the others, after all retries
  '40P01', // deadlock, after all retries
  '55P03', // lock not granted in time
  '57014', // statement took too long
  '57P01', // server is shutting down
  '57P02', // server crashed
  '57P03', // server is starting up
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Connection failures, and resources that ran out (connections, memory, disk). */
const NOT_NOW_CLASSES = new Set(['08', '53']);

/** pg and pg-pool report these without any code: the words are all there is to go by. */
const NOT_NOW_WORDS =
  /^(timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated.*|Client has encountered a connection error and is not queryable)$/;

/** Whether the database cannot be reached or is too busy: the same request may well succeed in a minute. */
export function isDatabaseUnavailable(fault: unknown): boolean {
  const code = sqlState(fault);
  if (code !== undefined) return NOT_NOW.has(code) || NOT_NOW_CLASSES.has(code.slice(0, 2));
  return fault instanceof Error && NOT_NOW_WORDS.test(fault.message);
}
