import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build, isFresh, sourceOf } from './build.mjs';

const PROJECT = join(import.meta.dirname, '..');

let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'apps'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const compilerOptions = { module: 'nodenext', rootDir: '.', outDir: 'dist', types: [] };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['apps/**/*.ts'] }));
  writeSource('one', 'export const one: number = 1;\n');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function writeSource(name, text) {
  writeFileSync(join(root, 'apps', `${name}.ts`), text);
}

const buildHere = () => build(root, process.execPath);

describe('a build', () => {
  it('is needed at first, and not again until a source changes', async () => {
    expect(isFresh(root)).toBe(false);
    expect(await buildHere()).toMatchObject({ code: 0 });
    expect(isFresh(root)).toBe(true);
    const later = new Date(Date.now() + 5_000);
    utimesSync(join(root, 'apps', 'one.ts'), later, later);
    expect(isFresh(root)).toBe(false);
  });

  it('is needed when a source has come or gone', async () => {
    writeSource('two', 'export const two = 2;\n');
    await buildHere();
    rmSync(join(root, 'apps', 'two.ts'));
    expect(isFresh(root)).toBe(false);
  });

  it('removes what was made from a source that has gone, and only that', async () => {
    writeSource('two', 'export const two = 2;\n');
    await buildHere();
    rmSync(join(root, 'apps', 'two.ts'));
    await buildHere();
    expect(existsSync(join(root, 'dist', 'apps', 'two.js'))).toBe(false);
    expect(existsSync(join(root, 'dist', 'apps', 'one.js'))).toBe(true);
  });

  it('with an error is not taken for done, and shows the error', async () => {
    writeSource('one', "export const one: number = 'one';\n");
    expect(await buildHere()).toMatchObject({ code: 2, output: expect.stringContaining('TS2322') });
    expect(isFresh(root)).toBe(false);
  });
});

describe('the source of an output', () => {
  it.each(['dist/libs/kernel/src/index.js', 'dist/libs/kernel/src/index.js.map'])(
    'of %s is found',
    (output) => {
      expect(sourceOf(output)).toBe('libs/kernel/src/index.ts');
    },
  );
});
