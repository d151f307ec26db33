import { createHash } from 'node:crypto';
import { EXPLORER_SCRIPT } from './explorer-script.js';
import type { ExplorerOptions, SampleOperation } from './explorer-options.js';

const CDN = 'https://unpkg.com';

/** GraphiQL 3 is the last that comes as plain script files. Each file must have exactly the contents hashed here. */
const SCRIPTS = [
  {
    url: `${CDN}/react@18.3.1/umd/react.production.min.js`,
    integrity: 'sha384-DGyLxAyjq0f9SPpVevD6IgztCFlnMF6oW/XQGmfe+IsZ8TqEiDrcHkMLKI6fiB/Z',
  },
  {
    url: `${CDN}/react-dom@18.3.1/umd/react-dom.production.min.js`,
    integrity: 'sha384-gTGxhz21lVGYNMcdJOyq01Edg0jhn/c22nsx0kyqP0TxaV5WVdsSH1fSDUf5YJj1',
  },
  {
    url: `${CDN}/graphiql@3.8.3/graphiql.min.js`,
    integrity: 'sha384-HbRVEFG0JGJZeAHCJ9Xm2+tpknBQ7QZmNlO/DgZtkZ0aJSypT96YYGRNod99l9Ie',
  },
];
const STYLES = {
  url: `${CDN}/graphiql@3.8.3/graphiql.min.css`,
  integrity: 'sha384-Mq3vbRBY71jfjQAt/DcjxUIYY33ksal4cgdRt9U/hNPvHBCaT2JfJ/PTRiPKf0aM',
};

/** What a browser may load and run on the explorer page, in the form `helmet` takes. */
export const EXPLORER_CONTENT_POLICY = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'connect-src': ["'self'"],
  'font-src': ['data:', CDN],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'script-src': [CDN, `'sha256-${createHash('sha256').update(EXPLORER_SCRIPT).digest('base64')}'`],
  'style-src': ["'unsafe-inline'", CDN],
};

/**
 * The explorer page: GraphiQL with one tab for each sample. Its files come from a public CDN; where that cannot be
 * reached (a closed network), the plain form of the page itself offers the same samples and sends them as well.
 */
export function explorerPage(options: ExplorerOptions): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>GraphQL explorer</title>
    <link rel="stylesheet" href="${STYLES.url}" integrity="${STYLES.integrity}" crossorigin="anonymous" />
    <style>
      body { margin: 0; font-family: sans-serif; }
      #graphiql { height: 100vh; }
      #plain { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      #plain textarea, #plain select { display: block; width: 100%; box-sizing: border-box; margin: 0.25rem 0 1rem; font-family: monospace; }
    </style>
    ${SCRIPTS.map(({ url, integrity }) => `<script src="${url}" integrity="${integrity}" crossorigin="anonymous"></script>`).join('\n    ')}
  </head>
  <body>
    <div id="graphiql" hidden></div>
    <main id="plain" hidden>
      <h1>GraphQL explorer</h1>
      <p>GraphiQL comes from ${CDN}, which this browser cannot reach. This form sends the same requests.</p>
      <label>Sample <select id="sample"></select></label>
      <label>Operation <textarea id="query" rows="16" spellcheck="false"></textarea></label>
      <label>Variables <textarea id="variables" rows="5" spellcheck="false"></textarea></label>
      <label>Headers <textarea id="headers" rows="3" spellcheck="false"></textarea></label>
      <button id="run" type="button">Run</button>
      <pre id="answer" aria-live="polite"></pre>
    </main>
    <script id="tabs" type="application/json">${embedded(options.samples.map((sample) => tab(sample, options)))}</script>
    <script>${EXPLORER_SCRIPT}</script>
  </body>
</html>
`;
}

/** A sample in the shape of a GraphiQL tab, whose fields are all text. */
function tab(sample: SampleOperation, { headers }: ExplorerOptions): Record<string, string> {
  return {
    title: sample.title,
    query: `# ${sample.title}\n\n${sample.query.trim()}\n`,
    variables: JSON.stringify(sample.variables ?? {}, null, 2),
    headers: JSON.stringify(sample.headers ?? headers, null, 2),
  };
}

/** JSON that cannot end the script element it stands in. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
