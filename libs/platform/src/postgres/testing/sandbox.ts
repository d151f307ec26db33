import { jest } from '@jest/globals';
import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  packagedBinaries,
  startCluster,
  type Cluster,
  type ServerBinaries,
  type StartOptions,
} from '../index.js';
import { describePackage } from '../server-binaries.js';

/** Creating a database takes a second on a quiet machine; the tests share theirs with others. */
jest.setTimeout(60_000);

/** A process that the operating system knows of. */
export interface ProcessSeen {
  readonly pid: number;
  readonly command: string;
}

/**
 * A folder for one test and everything that runs in it. `close` ends every server and process it knows of, also after
 * a failed test, and then removes the folder.
 */
export class PostgresSandbox {
  private readonly starts: Promise<Cluster>[] = [];
  private readonly children: ChildProcess[] = [];
  private readonly mounts: string[] = [];

  private constructor(readonly folder: string) {}

  static async open(): Promise<PostgresSandbox> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'postgres-sandbox-')));
    await chmod(folder, 0o755);
    return new PostgresSandbox(folder);
  }

  /** Where the tests keep their database, unless they say otherwise. */
  get dataDir(): string {
    return join(this.folder, 'data', 'pg');
  }

  /** Starts a cluster that ends with the sandbox. */
  start(options: Partial<StartOptions> = {}): Promise<Cluster> {
    const start = startCluster({ dataDir: this.dataDir, ...options });
    this.starts.push(start);
    return start;
  }

  /** Takes charge of a process that a test started. */
  adopt<T extends ChildProcess>(child: T): T {
    this.children.push(child);
    return child;
  }

  /** Mounts a small disk, or answers false where this user may not. */
  mountSmallDisk(place: string, size: string): boolean {
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0755`, 'tmpfs', place]);
    if (status === 0) this.mounts.push(place);
    return status === 0;
  }

  /** Copies the packaged server to `place`, as npm unpacks it: without the links between its libraries. */
  async unpackServer(place: string): Promise<ServerBinaries> {
    const packaged = (await packagedBinaries())[0];
    if (packaged?.nativeDir === undefined) throw new Error('There is no packaged server for this platform.');
    const source = join(packaged.nativeDir, '..');
    const links = await linksIn(source);
    await mkdir(place, { recursive: true });
    await cp(source, place, { recursive: true, filter: (path) => !links.has(path) });
    return describePackage(join(place, 'native'));
  }

  async close(): Promise<void> {
    for (const child of this.children) await endProcess(child);
    await this.killServers();
    // A failed test may have left a start under way: it ends now, and its server with it.
    await Promise.allSettled(this.starts.map(async (start) => (await start).stop()));
    await this.killServers();
    await eventually(async () => (await processesIn(this.folder)).length === 0);
    for (const place of this.mounts) spawnSync('umount', [place]);
    await rm(this.folder, { recursive: true, force: true });
  }

  private async killServers(): Promise<void> {
    for (const { pid } of await processesIn(this.folder)) killIfAlive(pid);
  }
}

/** Every process whose working directory lies in `folder`: the server and its helpers work in their data folder. */
export async function processesIn(folder: string): Promise<ProcessSeen[]> {
  const seen = await allProcesses();
  const working = await Promise.all(
    seen.map(async (one) => ({ one, cwd: await readlink(`/proc/${one.pid}/cwd`).catch(() => '') })),
  );
  return working.filter(({ cwd }) => cwd.startsWith(folder)).map(({ one }) => one);
}

/** Every process whose command line holds `text`. */
export async function processesNaming(text: string): Promise<ProcessSeen[]> {
  return (await allProcesses()).filter(({ command }) => command.includes(text));
}

/** Waits until something is true; fails when it has not become so within twenty seconds. */
export async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await isTrue())) {
    if (performance.now() > deadline)
      throw new Error(`This did not become true in time: ${isTrue.toString()}`);
    await pause(20);
  }
}

async function allProcesses(): Promise<ProcessSeen[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    names.map(async (name) => {
      const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(name), command: command.replaceAll('\0', ' ').trim() };
    }),
  );
}

async function linksIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries.filter((entry) => entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name)),
  );
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
