import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { waitFor } from './child-process.mjs';
import { prepare, ROOT } from './prepare.mjs';
import { Refusal, runCommand } from './refusal.mjs';

/**
 * The whole of a command such as `npm start`: prepares the project, runs one of its compiled programs on the project's
 * own Node, and leaves with the exit code of that program.
 *
 * @param {string} entry the program, from the folder of the project: 'dist/apps/api/src/main.js'
 * @param {string[]} args
 */
export async function runEntry(entry, args) {
  await runCommand(async () => {
    const { node } = await prepare();
    const program = join(ROOT, entry);
    if (!existsSync(program)) throw new Refusal(`There is no program ${entry} in this project.`);
    const { code } = await waitFor(startProgram(node, program, args));
    return code;
  });
}

/**
 * Starts a program in a group of its own, so that Ctrl-C in the terminal reaches it exactly once, through us, and it
 * can close the database after the last request. It watches the channel to us (lifeline.mjs) and ends when we are gone.
 */
export function startProgram(node, program, args) {
  const lifeline = new URL('./lifeline.mjs', import.meta.url).href;
  return spawn(node, ['--enable-source-maps', '--import', lifeline, program, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') },
  });
}
