import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/tour.md',
  'docs/glossary.md',
  'docs/benchmarks.md',
  'docs/adr/README.md',
  'docs/how-to/add-a-migration.md',
  'docs/how-to/add-a-mutation.md',
  'docs/how-to/add-a-rule.md',
  'docs/how-to/add-an-import.md',
  'docs/how-to/run-in-production.md',
];

const read = (path: string) => readFile(path, 'utf8');
const textBlocks = (page: string) =>
  [...page.matchAll(/```text\n([\s\S]*?)\n```/g)].map(([, block = '']) => block);

let told: string;

beforeAll(async () => {
  // The program itself, as `npm run demo` runs it: in a process of its own, from the build.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await run(process.execPath, ['dist/apps/demo/src/main.js'], { env });
  told = stdout.trimEnd();
});

describe('the pages for people', () => {
  it('show the tour as the program tells it', async () => {
    expect(textBlocks(await read('docs/tour.md'))).toEqual([told]);
  });

  it('quote the tour in the README word by word', async () => {
    const [excerpt = ''] = textBlocks(await read('README.md'));
    expect(excerpt).toContain('The chair awards');
    expect(told).toContain(excerpt);
  });

  it.each(PAGES)('%s names only commands that exist', async (path) => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const named = [...(await read(path)).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });

  it.each(PAGES)('%s links only to what is there', async (path) => {
    const links = [...(await read(path)).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
      ([, link = '']) => link,
    );
    for (const link of links) await expect(access(join(dirname(path), link))).resolves.toBeUndefined();
  });

  it.each(PAGES)('%s names only files that are there', async (path) => {
    const files = [...(await read(path)).matchAll(/`((?:apps|libs|migrations|docs)\/[\w./-]+\.\w+)`/g)].map(
      ([, file = '']) => file,
    );
    for (const file of files) await expect(access(file)).resolves.toBeUndefined();
  });
});
