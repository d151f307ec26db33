import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { EXPLORER_CONTENT_POLICY, explorerPage } from './explorer-page.js';

const samples = [
  { title: 'Who am I?', as: 'chair', query: 'query Me { me { name } }' },
  { title: 'With variables', as: 'senco', query: 'query ($n: Int!) { x(first: $n) }', variables: { n: 3 } },
  { title: '</script><script>alert(1)</script>', as: 'chair', query: '{ __typename }' },
];
const html = explorerPage({ samples, signInPath: '/sign-in/' });

const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(
  ([, attributes = '', text = '']) => ({ attributes, text }),
);
const options = scripts.find(({ attributes }) => attributes.includes('id="options"'))?.text ?? '';
const { tabs } = JSON.parse(options) as { tabs: unknown[] };
const ownScript = scripts.find(({ attributes }) => attributes === '')?.text ?? '';

type Send = (url: string, request: { headers: Record<string, string>; body?: string }) => Promise<unknown>;

/** Runs the page's own script in a browser that knows only what is given here; `fetch` answers like a sign-in service. */
function open(signIn: { ok: boolean; json: () => Promise<unknown> }) {
  let shown: Record<string, unknown> = {};
  let send: Send = () => Promise.reject(new Error('The page has no fetcher.'));
  const sent: unknown[][] = [];
  const createFetcher = (given: { fetch: Send }) => {
    send = given.fetch;
    return given;
  };
  runInNewContext(ownScript, {
    document: { getElementById: () => ({ textContent: options }) },
    location: { pathname: '/graphql' },
    sessionStorage: 'of the browser tab',
    GraphiQL: { createFetcher },
    React: { createElement: (_type: unknown, props: typeof shown) => (shown = props) },
    ReactDOM: { createRoot: () => ({ render: () => undefined }) },
    fetch: (...request: unknown[]) => {
      sent.push(request);
      return Promise.resolve(signIn);
    },
  });
  return { shown, send, sent };
}

const WELCOME = { ok: true, json: () => Promise.resolve({ access_token: 'abc' }) };
const UNKNOWN = { ok: false, json: () => Promise.resolve({ message: 'Nobody signs in by that name.' }) };

describe('the explorer page', () => {
  it('has a tab for each sample, with its variables and who runs it as text', () => {
    expect(tabs).toEqual([
      {
        title: 'Who am I?',
        query: '# Who am I?\n\nquery Me { me { name } }\n',
        variables: '{}',
        headers: '{\n  "sign-in-as": "chair"\n}',
      },
      expect.objectContaining({
        variables: '{\n  "n": 3\n}',
        headers: '{\n  "sign-in-as": "senco"\n}',
      }),
      expect.objectContaining({ title: '</script><script>alert(1)</script>' }),
    ]);
  });

  it('runs no script but its own and files of this server', () => {
    const files = scripts.filter(({ attributes }) => attributes.includes('src='));
    expect(files.map(({ attributes }) => attributes.trim())).toEqual([
      'src="/explorer/react.js"',
      'src="/explorer/react-dom.js"',
      'src="/explorer/graphiql.js"',
    ]);
    expect(scripts).toHaveLength(files.length + 2);
    const hash = createHash('sha256').update(ownScript).digest('base64');
    expect(EXPLORER_CONTENT_POLICY['script-src']).toEqual(["'self'", `'sha256-${hash}'`]);
  });

  it('names no other host', () => {
    expect(html).not.toMatch(/(?:https?:)?\/\/[\w-]+\./);
  });

  it('shows GraphiQL with the samples, and forgets what was typed with the browser tab', () => {
    expect(open(WELCOME).shown).toMatchObject({
      fetcher: { url: '/graphql' },
      defaultTabs: tabs,
      storage: 'of the browser tab',
    });
  });

  it('sends a request with a token of the person it names, whose name stays here', async () => {
    const { send, sent } = open(WELCOME);
    await send('/graphql', { headers: { 'sign-in-as': 'second senco', accept: 'x' }, body: '{}' });
    expect(sent).toEqual([
      ['/sign-in/second%20senco'],
      ['/graphql', { headers: { accept: 'x', authorization: 'Bearer abc' }, body: '{}' }],
    ]);
  });

  it('sends a request that names nobody as it stands', async () => {
    const { send, sent } = open(WELCOME);
    await send('/graphql', { headers: { authorization: 'Bearer of my own' } });
    expect(sent).toEqual([['/graphql', { headers: { authorization: 'Bearer of my own' } }]]);
  });

  it('says why nobody could be signed in, and sends nothing', async () => {
    const { send, sent } = open(UNKNOWN);
    await expect(send('/graphql', { headers: { 'sign-in-as': 'x' } })).rejects.toMatchObject({
      message: 'Nobody signs in by that name.',
    });
    expect(sent).toEqual([['/sign-in/x']]);
  });
});
