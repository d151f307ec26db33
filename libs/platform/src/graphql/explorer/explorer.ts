import type { ApolloServerPlugin } from '@apollo/server';
import type { ExplorerOptions } from './explorer-options.js';
import { explorerPage } from './explorer-page.js';

/**
 * Serves the explorer to browsers that open the address of the API. In place of Nest's own GraphiQL page, which
 * comes from another host, knows no sample operations and stores tokens in the browser.
 */
export function explorer(options: ExplorerOptions): ApolloServerPlugin {
  const html = explorerPage(options);
  return {
    serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html }) }),
  };
}
