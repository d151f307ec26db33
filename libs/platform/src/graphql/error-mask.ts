import { HttpException } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Fault, newId, type FaultCode } from '#kernel';
import { errorForLog, type LoggedError } from './error-for-log.js';
import { faultOfNest } from './nest-exception.js';
import { requestErrorMessage, withoutSuggestions } from './request-error.js';
import { isDatabaseUnavailable } from './unavailable.js';

/** Where errors go that people outside must not see. A pino logger fits as it is. */
export interface FaultLog {
  error(entry: { errorId: string; code: FaultCode; err: LoggedError }, message: string): void;
}

/** All that an error tells a client besides its message, path and locations. */
export type ErrorExtensions = {
  readonly code: FaultCode;
  /** Apollo's finer name for a malformed request, such as GRAPHQL_VALIDATION_FAILED; some client libraries look for it. */
  readonly reason?: string;
  /** To be quoted to the people who run the service; the log has the details under it. */
  readonly errorId?: string;
};

export interface ErrorMaskOptions {
  readonly production: boolean;
  readonly log: FaultLog;
}

const LONGEST_MESSAGE = 300;

/**
 * Builds Apollo's `formatError`: every error leaves as one code of the closed list with a plain message. A `Fault`, and
 * what is wrong with the request itself, keep their words; anything else is logged under a new id and leaves as
 * "Something went wrong", so that no stack, SQL, path or host name can slip out.
 */
export function errorMask({ production, log }: ErrorMaskOptions) {
  const report = reporter(log);
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const fault = faultBehind(error);
    const errorId = isOurs(fault) ? report(fault) : undefined;
    const message = fault.code === 'INTERNAL' ? somethingWentWrong(errorId) : fault.message;
    const reason = fault.code === 'BAD_USER_INPUT' ? apolloReason(formatted) : undefined;
    return {
      message: shorten(production ? withoutSuggestions(message) : message),
      locations: formatted.locations,
      path: formatted.path,
      extensions: { code: fault.code, reason, errorId } satisfies ErrorExtensions,
    };
  };
}

function faultBehind(error: unknown): Fault {
  const cause = rootCause(error);
  if (cause instanceof Fault) return cause;
  if (cause instanceof HttpException) return faultOfNest(cause);
  if (isDatabaseUnavailable(cause)) {
    return new Fault('UNAVAILABLE', 'The service is very busy just now. Please try again in a minute.', {
      cause,
    });
  }
  return isAboutTheRequest(error, cause)
    ? new Fault('BAD_USER_INPUT', requestErrorMessage(error))
    : new Fault('INTERNAL', 'Not foreseen.', { cause });
}

/** graphql-js and Apollo wrap what was thrown, sometimes twice. */
function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? rootCause(error.originalError) : error;
}

/** Errors of parsing, validation and variables have no path; everything that happens at a field has one. */
function isAboutTheRequest(error: unknown, cause: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.path === undefined && cause instanceof GraphQLError;
}

function apolloReason({ extensions }: GraphQLFormattedError): string | undefined {
  const code = extensions?.code;
  return typeof code === 'string' && code !== 'BAD_USER_INPUT' && code !== 'INTERNAL_SERVER_ERROR'
    ? code
    : undefined;
}

/** Those the people who run the service must hear of. */
function isOurs(fault: Fault): boolean {
  return fault.code === 'INTERNAL' || fault.code === 'UNAVAILABLE';
}

/** One broken loader can fail a thousand fields with the same error: it is logged once, and all quote one id. */
function reporter(log: FaultLog): (fault: Fault) => string {
  const reported = new WeakMap<object, string>();
  return (fault) => {
    const err = fault.cause ?? fault;
    const key = typeof err === 'object' ? err : fault;
    const known = reported.get(key);
    if (known) return known;
    const errorId = newId();
    reported.set(key, errorId);
    log.error({ errorId, code: fault.code, err: errorForLog(err) }, 'A GraphQL request failed');
    return errorId;
  };
}

function somethingWentWrong(errorId: string | undefined): string {
  return `Something went wrong on our side. Quote reference ${errorId}.`;
}

function shorten(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}
