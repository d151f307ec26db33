import { transformFile } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PostgresSandbox } from './sandbox.js';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/** A process of its own that launches a cluster, so that a test can kill the launcher or run it as another user. */
export interface LaunchingProcess {
  readonly child: ChildProcess;
  /** What it said first: the number of the server process, or the message of the problem. */
  readonly answer: Promise<{ serverPid?: number; problem?: string }>;
}

export interface LaunchingOptions {
  readonly dataDir: string;
  /** The user to become before launching; possible for root only. */
  readonly uid?: number;
  readonly binaries?: object;
}

/** Reads its options from the first argument; lives until it is told to end by a line on its standard input. */
const PROGRAM = `
import { startCluster } from './launcher/index.js';
const { uid, ...options } = JSON.parse(process.argv[2]);
if (uid !== undefined) { process.setgroups([]); process.setgid(uid); process.setuid(uid); }
const say = (answer) => console.log(JSON.stringify(answer));
try {
  const cluster = await startCluster(options);
  say({ serverPid: cluster.pid });
  process.stdin.once('data', async () => { await cluster.stop(); process.exit(0); });
} catch (error) {
  say({ problem: error.code + ': ' + error.message });
}
`;

/** Starts such a process in a sandbox, which ends it. */
export async function launchInProcess(
  sandbox: PostgresSandbox,
  options: LaunchingOptions,
): Promise<LaunchingProcess> {
  const program = await writeProgram(sandbox.folder);
  // What a killed launcher leaves behind must go with the sandbox.
  const temporary = await temporaryFolder(sandbox.folder);
  const child = sandbox.adopt(
    spawn(process.execPath, [program, JSON.stringify(options)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      cwd: '/',
      env: { ...process.env, TMPDIR: temporary },
    }),
  );
  const answer = new Promise<{ serverPid?: number; problem?: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as object));
    child.once('exit', () => reject(new Error('The launching process ended without an answer.')));
  });
  return { child, answer };
}

async function temporaryFolder(folder: string): Promise<string> {
  const temporary = join(folder, 'tmp');
  await mkdir(temporary, { recursive: true });
  await chmod(temporary, 0o1777);
  return temporary;
}

/** The tests run TypeScript through Jest; a process outside of Jest needs JavaScript. */
async function writeProgram(folder: string): Promise<string> {
  const target = join(folder, 'launcher');
  await mkdir(target, { recursive: true });
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'));
  for (const name of names) {
    const { code } = await transformFile(join(SOURCES, name), { sourceMaps: false });
    await writeFile(join(target, name.replace(/\.ts$/, '.js')), code);
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await symlink(PACKAGES, join(folder, 'node_modules')).catch(() => undefined);
  await writeFile(join(folder, 'program.js'), PROGRAM);
  return join(folder, 'program.js');
}
