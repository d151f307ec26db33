import { sqlState, violatedConstraint } from '../database/retry.js';

/** What the log keeps of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  /** SQLSTATE or Node's error code. */
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

const DEEPEST_CAUSE = 5;

/** PostgreSQL's "data exceptions" quote the value that would not fit, which may be a child's name. */
const QUOTES_A_VALUE = /^22/;

/**
 * An error without the data it may carry: a driver error also holds the parameters of its statement and a detail such
 * as "Key (upn)=(…) already exists", and the log is no place for a child's data. Only the named parts are kept.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something other than an error was thrown.' };
  const code = sqlState(error);
  const quotesValue = QUOTES_A_VALUE.test(code ?? '');
  return {
    type: error.constructor.name,
    message: quotesValue ? 'A value did not fit its column.' : error.message,
    stack: framesOf(error),
    code,
    constraint: violatedConstraint(error),
    cause:
      error.cause === undefined || depth === DEEPEST_CAUSE ? undefined : errorForLog(error.cause, depth + 1),
  };
}

/** The first lines of a stack repeat the message. */
function framesOf({ stack }: Error): string | undefined {
  return stack?.slice(Math.max(stack.search(/^ {4}at /m), 0));
}
