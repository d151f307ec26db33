import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly, withProgress } from './child-process.mjs';
import { Refusal } from './refusal.mjs';

/** What the compiler reads, and what decides how it reads. */
const SOURCES = [
  'apps',
  'libs',
  'migrations',
  'test',
  'bench',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Compiles what has changed since the last build, if anything has. */
export async function buildIfNeeded(root, node) {
  if (isFresh(root)) return;
  const { code, output } = await withProgress('Building', () => build(root, node));
  if (code !== 0)
    throw new Refusal(
      `${output.trim()}\nThe build failed: correct the errors above and run the command again.`,
    );
}

/**
 * Compiles the project into dist. Output whose source has gone is removed: a deleted migration must not run.
 *
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function build(root, node) {
  const begun = new Date();
  const result = await runQuietly(
    node,
    [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', root],
    { cwd: root },
  );
  if (result.code === 0) {
    removeOrphans(root, 'dist');
    markBuilt(root, begun);
  }
  return result;
}

/** Whether no source is newer than the last successful build. A folder is newer when a file came or went. */
export function isFresh(root) {
  const mark = join(root, 'dist', '.built');
  if (!existsSync(mark)) return false;
  const built = statSync(mark).mtimeMs;
  return SOURCES.every((name) => newest(join(root, name)) <= built);
}

/** The mark bears the time the build began, so that a file saved while it ran counts as newer. */
function markBuilt(root, begun) {
  const mark = join(root, 'dist', '.built');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(mark, '');
  utimesSync(mark, begun, begun);
}

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function removeOrphans(root, folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) removeOrphans(root, path);
    else if (/\.js(\.map)?$/.test(path) && !existsSync(join(root, sourceOf(path)))) rmSync(join(root, path));
  }
}

/** 'dist/libs/kernel/src/index.js.map' was made from 'libs/kernel/src/index.ts'. */
export function sourceOf(output) {
  return output.replace(/^dist[\\/]/, '').replace(/\.js(\.map)?$/, '.ts');
}
