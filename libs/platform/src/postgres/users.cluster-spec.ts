import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, chown, mkdir, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchInProcess } from './testing/launching-process.js';
import { PostgresSandbox, processesIn } from './testing/sandbox.js';

let sandbox: PostgresSandbox;

beforeEach(async () => {
  sandbox = await PostgresSandbox.open();
});

afterEach(async () => {
  await sandbox.close();
});

const ROOT = 0;
/** The user `daemon`: every Debian has it, and it is neither root nor nobody. */
const ORDINARY = 1;
const isRoot = process.getuid?.() === ROOT;
const asRoot = isRoot ? it : it.skip;

async function copiesOfPrograms(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('postgres-programs-'));
}

/** A folder that only root may enter, as /root is, with the server unpacked in it. */
async function closedCheckout(): Promise<string> {
  const checkout = join(sandbox.folder, 'checkout');
  await mkdir(checkout, { mode: 0o700 });
  await chmod(checkout, 0o700);
  return checkout;
}

describe('root', () => {
  asRoot('never runs the server itself, and keeps the passwords to itself', async () => {
    const cluster = await sandbox.start();
    const owner = (await stat(cluster.dataDir)).uid;
    expect(owner).not.toBe(ROOT);
    expect((await stat(`/proc/${cluster.pid}`)).uid).toBe(owner);
    expect((await stat(`${cluster.dataDir}.credentials.json`)).uid).toBe(ROOT);
  });

  asRoot('can start from a checkout that nobody else may enter, and leaves its mode alone', async () => {
    const before = await copiesOfPrograms();
    const checkout = await closedCheckout();
    const binaries = await sandbox.unpackServer(join(checkout, 'server'));
    const dataDir = join(checkout, '.data', 'pg');
    const first = await sandbox.start({ dataDir, binaries });
    const firstPort = first.port;
    await first.kill();
    const second = await sandbox.start({ dataDir, binaries });
    expect(second.port).toBe(firstPort);
    expect((await processesIn(dataDir)).map(({ pid }) => pid)).toContain(second.pid);
    await second.stop();
    expect((await stat(checkout)).mode & 0o777).toBe(0o700);
    expect(await copiesOfPrograms()).toEqual(before);
  });

  asRoot('takes up a folder that an ordinary user made, as that user', async () => {
    const dataDir = join(sandbox.folder, 'shared', 'pg');
    await mkdir(join(sandbox.folder, 'shared'));
    await chown(join(sandbox.folder, 'shared'), ORDINARY, ORDINARY);
    const binaries = await sandbox.unpackServer(join(sandbox.folder, 'server'));
    const ordinary = await launchInProcess(sandbox, { dataDir, binaries, uid: ORDINARY });
    expect(await ordinary.answer).toEqual({ serverPid: expect.any(Number) });
    ordinary.child.stdin!.write('end\n');
    await new Promise((resolve) => ordinary.child.once('exit', resolve));
    const cluster = await sandbox.start({ dataDir, binaries });
    expect((await stat(`/proc/${cluster.pid}`)).uid).toBe(ORDINARY);
  });
});

describe('an ordinary user', () => {
  asRoot(
    'starts a server that runs as that user, from a package without links on a read-only place',
    async () => {
      const home = join(sandbox.folder, 'home');
      await mkdir(home);
      await chown(home, ORDINARY, ORDINARY);
      const binaries = await sandbox.unpackServer(join(sandbox.folder, 'server'));
      const { answer } = await launchInProcess(sandbox, {
        dataDir: join(home, 'pg'),
        binaries,
        uid: ORDINARY,
      });
      const { serverPid, problem } = await answer;
      expect(problem).toBeUndefined();
      expect((await stat(`/proc/${serverPid}`)).uid).toBe(ORDINARY);
      expect((await stat(join(home, 'pg'))).uid).toBe(ORDINARY);
    },
  );

  asRoot('is refused in a folder of another user, which stays as it was', async () => {
    await (await sandbox.start()).stop();
    const before = await stat(sandbox.dataDir);
    const { answer } = await launchInProcess(sandbox, { dataDir: sandbox.dataDir, uid: ORDINARY });
    expect((await answer).problem).toMatch(/^permission-denied: .*(may not read or write|belongs to)/);
    expect(await stat(sandbox.dataDir)).toMatchObject({
      uid: before.uid,
      mode: before.mode,
      mtimeMs: before.mtimeMs,
    });
  });

  (isRoot ? it.skip : it)('starts a server that runs as that user', async () => {
    const cluster = await sandbox.start();
    expect((await stat(`/proc/${cluster.pid}`)).uid).toBe(process.getuid?.());
  });
});
