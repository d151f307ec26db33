import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { EXPLORER_CONTENT_POLICY } from '../graphql/explorer/explorer-page.js';
import { isPageVisit } from './graphql-door.js';

/** An API has nothing to show: should a browser ever take an answer for a page, it may load and run nothing. */
const NOTHING = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] };

/**
 * The response headers browsers heed. `no-store`, because answers are about children and money and no cache on the way
 * may keep them. Helmet also takes away the header in which Express names itself.
 */
export function securityHeaders({ explorer }: { readonly explorer: boolean }): RequestHandler {
  const forAnswers = helmetWith(NOTHING);
  const forExplorer = helmetWith(EXPLORER_CONTENT_POLICY);
  return (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    (explorer && isPageVisit(request) ? forExplorer : forAnswers)(request, response, next);
  };
}

function helmetWith(directives: Record<string, string[]>) {
  return helmet({ contentSecurityPolicy: { useDefaults: false, directives } });
}
