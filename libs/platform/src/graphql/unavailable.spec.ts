import { describe, expect, it } from '@jest/globals';
import { isDatabaseUnavailable } from './unavailable.js';

const pgError = (code: string) => Object.assign(new Error('As PostgreSQL says it.'), { code });
const wrapped = (code: string) => Object.assign(new Error('As TypeORM says it.'), { driverError: { code } });

describe('a database that says "not now"', () => {
  it.each([
    ['the statement took too long', '57014'],
    ['the lock was not granted in time', '55P03'],
    ['the transaction was idle for too long', '25P03'],
    ['the transaction took too long', '25P04'],
    ['the transaction could not be ordered among the others', '40001'],
    ['there was a deadlock', '40P01'],
    ['there are too many connections', '53300'],
    ['the disk is full', '53100'],
    ['the server is stopping', '57P01'],
    ['the server is starting', '57P03'],
    ['the connection failed', '08006'],
    ['nobody listens', 'ECONNREFUSED'],
    ['the connection broke', 'ECONNRESET'],
    ['nobody answers', 'ETIMEDOUT'],
  ])('because %s (%s) is unavailable', (_name, code) => {
    expect(isDatabaseUnavailable(pgError(code))).toBe(true);
    expect(isDatabaseUnavailable(wrapped(code))).toBe(true);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('in words only ("%s") is unavailable', (message) => {
    expect(isDatabaseUnavailable(new Error(message))).toBe(true);
  });
});

describe('a database that was asked something wrong', () => {
  it.each(['22P02', '22003', '22008', '22021', '22P05', '23505', '42601', '42501', 'P0001'])(
    '(%s) is available',
    (code) => {
      expect(isDatabaseUnavailable(pgError(code))).toBe(false);
      expect(isDatabaseUnavailable(wrapped(code))).toBe(false);
    },
  );
});

it.each([undefined, null, 'timeout expired', {}, new Error('The timeout expired, he said')])(
  '%p says nothing of the database',
  (other) => expect(isDatabaseUnavailable(other)).toBe(false),
);
