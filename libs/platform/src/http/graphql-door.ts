import type { Request, RequestHandler } from 'express';
import { answerWithError } from './graphql-error-body.js';

export interface DoorOptions {
  /** Whether browsers may fetch the explorer page. */
  readonly explorer: boolean;
}

/**
 * Lets through to GraphQL only what a GraphQL client sends: POST with JSON in UTF-8. A query by GET would put its
 * values into every log on the way, and a form or plain text can be sent by a foreign web page without asking first.
 */
export function graphqlDoor({ explorer }: DoorOptions): RequestHandler {
  return (request, response, next) => {
    if (explorer && isPageVisit(request)) return next();
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST');
      return answerWithError(response, 405, 'Send GraphQL requests by POST.');
    }
    if (!isJson(request)) {
      return answerWithError(response, 415, 'Send GraphQL requests as "application/json" in UTF-8.');
    }
    next();
  };
}

/** A browser at the address bar, not a program that sends an operation. */
export function isPageVisit(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
}

/** Any charset the parser knows would be decoded, and the same bytes then mean different text to it and to a proxy. */
function isJson(request: Request): boolean {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  return type.trim() === 'application/json' && parameters.every(isUtf8);
}

function isUtf8(parameter: string): boolean {
  return /^\s*(?:charset\s*=\s*"?utf-8"?)?\s*$/.test(parameter);
}
