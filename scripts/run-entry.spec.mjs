import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

/** Stands for the service: notes each signal, and on the first closes in its own time with a code of its own. */
const PROGRAM = `
import { appendFileSync } from 'node:fs';
const note = (line) => appendFileSync(process.argv[2], line + '\\n');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    note(signal);
    setTimeout(() => process.exit(5), 300);
  });
}
process.on('exit', () => note('ended'));
setInterval(() => undefined, 1000);
note('ready ' + process.pid);
`;

const LAUNCHER = `
import { waitFor } from '${join(import.meta.dirname, 'child-process.mjs')}';
import { startProgram } from '${join(import.meta.dirname, 'run-entry.mjs')}';
const { code } = await waitFor(startProgram(process.execPath, process.argv[2], process.argv.slice(3)));
process.exitCode = code;
`;

let folder;
let notes;
let children;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-entry-'));
  notes = join(folder, 'notes.txt');
  children = [];
  writeFileSync(join(folder, 'launcher.mjs'), LAUNCHER);
  writeFileSync(join(folder, 'program.mjs'), PROGRAM);
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  if (programPid() !== undefined) endIfAlive(programPid());
  rmSync(folder, { recursive: true });
});

function endIfAlive(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

const noted = () => (existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []);

function programPid() {
  const ready = noted().find((line) => line.startsWith('ready '));
  return ready && Number(ready.slice(6));
}

async function eventually(isTrue) {
  const deadline = Date.now() + 4_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`This did not become true in time: ${isTrue}`);
    await pause(20);
  }
}

/** Starts the launcher as a command does, and waits until the program in it runs. */
async function launch(
  command = [process.execPath, join(folder, 'launcher.mjs'), join(folder, 'program.mjs'), notes],
) {
  const env = { ...process.env, npm_lifecycle_event: 'start', NODE_OPTIONS: '' };
  const child = spawn(command[0], command.slice(1), { stdio: 'ignore', env, detached: true });
  children.push(child);
  await eventually(() => programPid() !== undefined);
  return child;
}

describe('a command that runs a program', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
    'passes %s on, waits, and leaves with the code of the program',
    async (signal) => {
      const launcher = await launch();
      launcher.kill(signal);
      expect(await once(launcher, 'exit')).toEqual([5, null]);
      expect(noted().slice(1)).toEqual([signal, 'ended']);
    },
  );

  it('takes one Ctrl-C that arrives twice, from the terminal and from npm, for one', async () => {
    const launcher = await launch();
    launcher.kill('SIGINT');
    launcher.kill('SIGINT');
    await once(launcher, 'exit');
    expect(noted().slice(1)).toEqual(['SIGINT', 'ended']);
  });

  it('passes a second Ctrl-C on', async () => {
    writeFileSync(join(folder, 'program.mjs'), PROGRAM.replace('300', '1500'));
    const launcher = await launch();
    launcher.kill('SIGINT');
    await eventually(() => noted().length === 2);
    await pause(600);
    launcher.kill('SIGINT');
    await eventually(() => noted().length === 3);
    expect(noted().slice(1)).toEqual(['SIGINT', 'SIGINT']);
  });

  it('shows the death of the program by a signal as a shell would', async () => {
    const launcher = await launch();
    process.kill(programPid(), 'SIGKILL');
    expect(await once(launcher, 'exit')).toEqual([137, null]);
  });

  it('takes the program with it when it is killed itself', async () => {
    const launcher = await launch();
    launcher.kill('SIGKILL');
    await eventually(() => noted().includes('ended'));
    expect(noted().slice(1)).toEqual(['SIGTERM', 'ended']);
  });

  it('ends the program when npm, which started it, is gone', async () => {
    const command = `"${process.execPath}" launcher.mjs program.mjs "${notes}"; true`;
    const shell = await launch(['sh', '-c', `cd "${folder}" && ${command}`]);
    shell.kill('SIGKILL');
    await eventually(() => noted().includes('ended'));
    expect(noted().slice(1)).toEqual(['SIGTERM', 'ended']);
  });
});
