import { spawn } from 'node:child_process';
import type { RunAs } from './run-program.js';

/**
 * Ends the server when this process ends in any way, even by SIGKILL: a small shell waits for the pipe from us to
 * close and then asks the server to shut down. Without it a killed launcher would leave a database running that
 * nobody stops.
 *
 * @returns a function to call once the server has ended, so that the shell never signals a later process of that number.
 */
export function tieToThisProcess(serverPid: number, runAs: RunAs | undefined): () => void {
  const script = 'read -r word; [ "$word" = ended ] || kill -INT "$1"';
  const shell = spawn('sh', ['-c', script, 'sh', String(serverPid)], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'ignore', 'ignore'],
    // A session of its own: Ctrl-C in the terminal must reach the application only, which then stops the server last.
    detached: true,
    ...runAs,
  });
  shell.stdin.on('error', () => undefined);
  shell.on('error', () => undefined);
  shell.unref();
  return () => shell.stdin.end('ended\n');
}
