import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { RequestHandler } from 'express';

/** Beside the address of GraphQL, which takes nothing but operations. */
export const EXPLORER_FILES_PATH = '/explorer';

interface ExplorerFile {
  readonly name: string;
  /** The package it comes in, and where in it. */
  readonly from: string;
  readonly path: string;
}

/** In the order in which the page needs them. GraphiQL 3 is the last major version small enough that runs without a bundler. */
const FILES: readonly ExplorerFile[] = [
  { name: 'graphiql.css', from: 'graphiql', path: 'graphiql.min.css' },
  { name: 'react.js', from: 'react', path: 'umd/react.production.min.js' },
  { name: 'react-dom.js', from: 'react-dom', path: 'umd/react-dom.production.min.js' },
  { name: 'graphiql.js', from: 'graphiql', path: 'graphiql.min.js' },
];

const addressesOf = (extension: string) =>
  FILES.filter(({ name }) => name.endsWith(extension)).map(({ name }) => `${EXPLORER_FILES_PATH}/${name}`);

export const EXPLORER_STYLES = addressesOf('.css');
export const EXPLORER_SCRIPTS = addressesOf('.js');

/**
 * Serves the files of the explorer from the installed packages, so that the page works where no other host is within
 * reach. The packages are looked up when a file is asked for: in production they are not installed.
 */
export const explorerFiles: RequestHandler = (request, response, next) => {
  const file = FILES.find(({ name }) => request.path === `/${name}`);
  if (file === undefined) return next();
  response.sendFile(file.path, { root: packageFolder(file.from) });
};

function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}
