import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { identifyProcess, parseProcessStat, servesFolder } from './process-identity.js';

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
});

async function startSleeper(cwd: string): Promise<number> {
  child = spawn('sleep', ['30'], { cwd, stdio: 'ignore' });
  await once(child, 'spawn');
  return child.pid!;
}

describe('the identity of a process', () => {
  it('is read past a program name that itself holds brackets and blanks', () => {
    const fields = ['S', ...Array.from({ length: 18 }, (_, index) => `f${index}`), '4711', 'later'];
    expect(parseProcessStat(`12 (odd ) name)) ${fields.join(' ')}`)).toEqual({ state: 'S', begun: '4711' });
  });

  it('stays the same while the process lives and is gone with it', async () => {
    const pid = await startSleeper('/');
    const identity = await identifyProcess(pid);
    expect(identity).toMatch(new RegExp(`^${pid}`));
    expect(await identifyProcess(pid)).toBe(identity);
    const exited = once(child!, 'exit');
    child!.kill('SIGKILL');
    await exited;
    expect(await identifyProcess(pid)).toBeUndefined();
  });

  it('counts as a server of a folder only when it works in that folder', async () => {
    const folder = await realpath(tmpdir());
    const pid = await startSleeper(folder);
    expect(await servesFolder(pid, folder)).toBe(true);
    if (process.platform === 'linux') expect(await servesFolder(pid, '/usr')).toBe(false);
  });
});
