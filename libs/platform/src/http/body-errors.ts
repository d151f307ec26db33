import type { ErrorRequestHandler } from 'express';
import { answerWithError } from './graphql-error-body.js';

/** What the JSON parser complains of, by the `type` it gives its errors, in plain words. */
const PLAIN: Readonly<Record<string, string>> = {
  'charset.unsupported': 'Send the request in UTF-8.',
  'encoding.unsupported': 'Send the request uncompressed.',
  'entity.parse.failed': 'The body of the request is not JSON.',
  'entity.too.large': 'The request is too large.',
  'request.aborted': 'The request broke off.',
  'request.size.invalid': 'The request is not as long as it says.',
};

/** Answers for the JSON parser in JSON; what else went wrong goes on to Nest. */
export const answerBodyErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { type, status } = error as { type?: unknown; status?: unknown };
  const message = typeof type === 'string' ? PLAIN[type] : undefined;
  if (message === undefined || typeof status !== 'number') return next(error);
  answerWithError(response, status, message);
};
