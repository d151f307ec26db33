import { createHash } from 'node:crypto';
import { EXPLORER_SCRIPTS, EXPLORER_STYLES } from './explorer-files.js';
import { EXPLORER_SCRIPT, SIGN_IN_AS } from './explorer-script.js';
import type { ExplorerOptions, SampleOperation } from './explorer-options.js';

/**
 * What a browser may load and run on the explorer page, in the form `helmet` takes. GraphiQL writes a style element of
 * its own when a dialog opens, whose text depends on the width of the scroll bar: styles cannot be named by their hash.
 */
export const EXPLORER_CONTENT_POLICY = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'connect-src': ["'self'"],
  'font-src': ['data:'],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'img-src': ['data:'],
  'script-src': ["'self'", `'sha256-${createHash('sha256').update(EXPLORER_SCRIPT).digest('base64')}'`],
  'style-src': ["'self'", "'unsafe-inline'"],
};

/** The explorer page: GraphiQL with one tab for each sample, from this server alone. */
export function explorerPage({ samples, signInPath }: ExplorerOptions): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>GraphQL explorer</title>
    <link rel="icon" href="data:," />
    ${EXPLORER_STYLES.map((address) => `<link rel="stylesheet" href="${address}" />`).join('\n    ')}
    <style>body { margin: 0; } #graphiql { height: 100vh; }</style>
    ${EXPLORER_SCRIPTS.map((address) => `<script src="${address}"></script>`).join('\n    ')}
  </head>
  <body>
    <div id="graphiql"></div>
    <script id="options" type="application/json">${embedded({ tabs: samples.map(tab), signInPath })}</script>
    <script>${EXPLORER_SCRIPT}</script>
  </body>
</html>
`;
}

/** A sample in the shape of a GraphiQL tab, whose fields are all text. */
function tab(sample: SampleOperation): Record<string, string> {
  return {
    title: sample.title,
    query: `# ${sample.title}\n\n${sample.query.trim()}\n`,
    variables: JSON.stringify(sample.variables ?? {}, null, 2),
    headers: JSON.stringify({ [SIGN_IN_AS]: sample.as }, null, 2),
  };
}

/** JSON that cannot end the script element it stands in. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
