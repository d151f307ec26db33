import type { Response } from 'express';
import type { ErrorExtensions } from '../graphql/error-mask.js';

/** Answers a request that never reached GraphQL in the shape GraphQL clients read: one error, no HTML. */
export function answerWithError(response: Response, status: number, message: string): void {
  const extensions: ErrorExtensions = { code: 'BAD_USER_INPUT', reason: 'BAD_REQUEST' };
  response.status(status).json({ errors: [{ message, extensions }] });
}
