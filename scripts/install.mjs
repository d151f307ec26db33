import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly, withProgress } from './child-process.mjs';
import { Refusal } from './refusal.mjs';

/** Runs `npm ci` where the installed packages are not those of package-lock.json. */
export async function installIfNeeded(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === undefined)
    throw new Refusal('package-lock.json is missing or unreadable: take it from the repository again.');
  if (isInstalled(wanted, readLock(join(root, 'node_modules', '.package-lock.json')))) return;
  const count = Object.keys(wanted.packages).length - 1;
  const { code, output } = await withProgress(
    `Installing the packages of package-lock.json (up to ${count})`,
    () =>
      runQuietly('npm', ['ci', '--include=dev', '--include=optional'], {
        cwd: root,
        env: environmentOf(root),
        shell: process.platform === 'win32',
      }),
  );
  if (code !== 0)
    throw new Refusal(
      `${lastLines(output)}\nInstalling the packages failed (npm ci, above). Is the package registry reachable?`,
    );
}

/**
 * Whether every package of the lock file is installed in that version. npm writes the list of what it installed into
 * node_modules when it has finished, so an interrupted installation has none. A package that is optional may be absent:
 * it is for another platform.
 *
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} wanted
 * @param {typeof wanted | undefined} installed
 */
export function isInstalled(wanted, installed) {
  if (installed === undefined) return false;
  return Object.entries(wanted.packages).every(([path, { version, optional }]) => {
    const found = installed.packages[path];
    return path === '' || (found ? found.version === version : optional === true);
  });
}

/**
 * The environment for npm. An npm script has node_modules/.bin first on its path, and with it the Node that npm is
 * about to replace; npm has to run on the Node of the machine instead.
 */
export function environmentOf(root, environment = process.env) {
  const own = join(root, 'node_modules', '.bin');
  const path = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...environment, PATH: path.join(delimiter) };
}

function readLock(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function lastLines(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}
