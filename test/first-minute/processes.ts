import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that the operating system knows of. */
export interface ProcessSeen {
  readonly pid: number;
  readonly command: string;
}

/** Every process that works in `folder`: our server is started there, PostgreSQL makes its data folder its own. */
export async function processesIn(folder: string): Promise<ProcessSeen[]> {
  const seen = await Promise.all((await allPids()).map((pid) => describe(pid)));
  return seen
    .filter(({ cwd }) => `${cwd}/`.startsWith(`${folder}/`))
    .map(({ pid, command }) => ({ pid, command }));
}

/** Waits until something is true; fails, with what is seen instead, when it has not become so in time. */
export async function eventually<T>(
  look: () => Promise<T>,
  isRight: (seen: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (isRight(seen)) return seen;
    if (performance.now() > deadline)
      throw new Error(`Still so after ${withinMs} ms: ${JSON.stringify(seen)}`);
    await pause(20);
  }
}

/** Waits until nothing works in `folder` any more. */
export async function nothingRunsIn(folder: string): Promise<void> {
  await eventually(
    () => processesIn(folder),
    (left) => left.length === 0,
  );
}

export function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

async function allPids(): Promise<number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
}

/** A process that ends while it is looked at has no folder any more. */
async function describe(pid: number): Promise<ProcessSeen & { cwd: string }> {
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return { pid, cwd, command: command.replaceAll('\0', ' ').trim() };
}
