import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { EXPLORER_CONTENT_POLICY, explorerPage } from './explorer-page.js';

const samples = [
  { title: 'Who am I?', query: 'query Me { me { name } }' },
  {
    title: 'As a chair',
    query: 'query ($n: Int!) { x(first: $n) }',
    variables: { n: 3 },
    headers: { Authorization: 'Bearer chair' },
  },
  { title: '</script><script>alert(1)</script>', query: '{ __typename }' },
];
const html = explorerPage({ samples, headers: { Authorization: 'Bearer …' } });

const scripts = [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(
  ([, attributes = '', text = '']) => ({
    attributes,
    text,
  }),
);
const tabs = JSON.parse(
  scripts.find(({ attributes }) => attributes.includes('id="tabs"'))?.text ?? '',
) as unknown;
const ownScript = scripts.find(({ attributes }) => attributes === '')?.text ?? '';

/** Runs the page's own script with a browser that knows only what is given here. */
function open(globals: Record<string, unknown>) {
  const elements = new Map<string, Record<string, unknown>>();
  const getElementById = (id: string) => {
    const known = elements.get(id) ?? {
      hidden: true,
      append: () => 0,
      addEventListener: () => 0,
      selectedIndex: 0,
    };
    elements.set(id, known);
    return id === 'tabs' ? { textContent: JSON.stringify(tabs) } : known;
  };
  const location = { pathname: '/graphql' };
  const browser = { document: { getElementById }, location, Option: class {}, window: globals, ...globals };
  runInNewContext(ownScript, browser);
  return { element: (id: string) => elements.get(id) };
}

describe('the explorer page', () => {
  it('has a tab for each sample, with its variables and headers as text', () => {
    expect(tabs).toEqual([
      {
        title: 'Who am I?',
        query: '# Who am I?\n\nquery Me { me { name } }\n',
        variables: '{}',
        headers: '{\n  "Authorization": "Bearer …"\n}',
      },
      expect.objectContaining({
        variables: '{\n  "n": 3\n}',
        headers: '{\n  "Authorization": "Bearer chair"\n}',
      }),
      expect.objectContaining({ title: '</script><script>alert(1)</script>' }),
    ]);
  });

  it('runs no script but its own and files with known contents', () => {
    expect(scripts).toHaveLength(5);
    const foreign = scripts.filter(({ attributes }) => attributes.includes('src='));
    expect(foreign).toHaveLength(3);
    for (const { attributes } of foreign)
      expect(attributes).toMatch(/integrity="sha384-[^"]{64}" crossorigin/);
    const hash = createHash('sha256').update(ownScript).digest('base64');
    expect(EXPLORER_CONTENT_POLICY['script-src']).toEqual(['https://unpkg.com', `'sha256-${hash}'`]);
  });

  it('shows GraphiQL with the samples where its files have been loaded', () => {
    let shown: Record<string, unknown> = {};
    const GraphiQL = Object.assign(() => 0, { createFetcher: (options: unknown) => options });
    const React = { createElement: (_type: unknown, props: Record<string, unknown>) => (shown = props) };
    const ReactDOM = { createRoot: () => ({ render: () => 0 }) };
    const { element } = open({ GraphiQL, React, ReactDOM });
    expect(element('graphiql')?.hidden).toBe(false);
    expect(element('plain')).toBeUndefined();
    expect(shown).toMatchObject({
      fetcher: { url: '/graphql' },
      defaultTabs: tabs,
      shouldPersistHeaders: false,
    });
  });

  it('shows a plain form with the first sample where they have not', () => {
    const { element } = open({});
    expect(element('plain')?.hidden).toBe(false);
    expect(element('query')?.value).toBe('# Who am I?\n\nquery Me { me { name } }\n');
    expect(element('headers')?.value).toMatch(/Bearer/);
  });
});
