import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { provideNode } from './project-node.mjs';

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Brings a fresh or an outdated copy of the project to the point where its commands can run: packages installed, the
 * right Node found, and (unless told otherwise) everything compiled. Prints nothing where nothing is to be done.
 *
 * @returns {Promise<{ node: string }>} the Node to run the project with
 */
export async function prepare({ compile = true } = {}) {
  await installIfNeeded(ROOT);
  const node = await provideNode(ROOT);
  if (compile) await buildIfNeeded(ROOT, node);
  return { node };
}
