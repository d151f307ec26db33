import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly, withProgress } from './child-process.mjs';
import { environmentOf } from './install.mjs';
import { Refusal } from './refusal.mjs';

/** The service is built and tested on this major version of Node, whatever version the machine has. */
const MAJOR = 24;

/**
 * Finds a Node of the right version: the one in the npm package `node`, or the one we are running on. The package does
 * not contain its program: an install script fetches it. Where install scripts are switched off that script is run
 * here, once.
 *
 * @returns {Promise<string>} the path of the program
 */
export async function provideNode(root) {
  const found = firstThatRuns(candidates(root));
  if (found) return found;
  const script = join(root, 'node_modules', 'node', 'installArchSpecificPackage.js');
  if (existsSync(script)) {
    await withProgress(`Fetching Node ${MAJOR} for this platform`, () =>
      runQuietly(process.execPath, [script], {
        cwd: join(root, 'node_modules', 'node'),
        env: environmentOf(root),
      }),
    );
  }
  const fetched = firstThatRuns(candidates(root));
  if (fetched) return fetched;
  throw new Refusal(
    `This project runs on Node ${MAJOR}, which could not be fetched for ${process.platform}-${process.arch}. ` +
      `Install Node ${MAJOR} on this machine (https://nodejs.org) and run the command again.`,
  );
}

/**
 * Where a Node of this project may lie: linked into the package `node` by its install script, in the package of the
 * platform beside or inside it, and last the Node that runs this script.
 */
export function candidates(root, { platform, arch, execPath } = process) {
  const system = platform === 'win32' ? 'win' : platform;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const program = platform === 'win32' ? join('bin', 'node.exe') : join('bin', 'node');
  const platformPackage = `${prefix}-${system}-${arch}`;
  const modules = join(root, 'node_modules');
  return [
    join(modules, 'node', program),
    join(modules, platformPackage, program),
    join(modules, 'node', 'node_modules', platformPackage, program),
    execPath,
  ];
}

/** A file that is there may still not run: the program for glibc does not on Alpine. */
function firstThatRuns(paths) {
  return paths.find((path) => {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return status === 0 && Number.parseInt(stdout.slice(1), 10) >= MAJOR;
  });
}
