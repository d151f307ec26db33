import { lstat, readFile, symlink } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** A line of `pg-symlinks.json`; both paths start at the folder of the package. */
export interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links between library names that the package lists in `pg-symlinks.json`, because an npm package cannot
 * contain links. The package has an install script for this, but it does not run where install scripts are switched
 * off, and then no program of it starts. Links that are there already stay.
 *
 * @throws the error of the operating system where the folder may not be written to.
 */
export async function linkLibraries(nativeDir: string): Promise<void> {
  for (const { source, target } of await readLinks(nativeDir)) {
    const place = join(dirname(nativeDir), target);
    if (await exists(place)) continue;
    await symlink(relative(dirname(target), source), place).catch(ignoreExisting);
  }
}

/**
 * Reads the list, refusing an entry that leaves the package.
 *
 * @throws Error where the list is not what the package is known to ship.
 */
export function parseLinks(text: string): LibraryLink[] {
  const links = JSON.parse(text) as LibraryLink[];
  for (const path of links.flatMap(({ source, target }) => [source, target])) {
    if (isAbsolute(path) || path.split('/').includes('..') || !path.startsWith('native/')) {
      throw new Error(`The list of library links names a file outside its package: ${path}`);
    }
  }
  return links;
}

async function readLinks(nativeDir: string): Promise<LibraryLink[]> {
  return parseLinks(await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8'));
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Two starts at the same time may both make the link: the result is the same. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
