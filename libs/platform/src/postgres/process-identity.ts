import { readFile, readlink } from 'node:fs/promises';

/**
 * Names a running process so that a later process with the same number is not taken for it: the number, and on Linux
 * the moment it began. Undefined where no such process runs.
 */
export async function identifyProcess(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return String(pid);
  const { state, begun } = parseProcessStat(stat);
  return state === 'Z' ? undefined : `${pid}:${begun}`;
}

/**
 * Reads the state and the start (in clock ticks since boot) from a line of /proc/<pid>/stat. The name of the program
 * stands in brackets and may itself hold brackets and blanks, so counting begins after the last one.
 */
export function parseProcessStat(line: string): { state: string; begun: string } {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', begun: fields[19] ?? '' };
}

/**
 * Whether process `pid` is a PostgreSQL server working in `dataDir`: such a server makes that folder its working
 * directory. Where the system does not tell (not Linux), any living process counts.
 */
export async function servesFolder(pid: number, dataDir: string): Promise<boolean> {
  if ((await identifyProcess(pid)) === undefined) return false;
  if (process.platform !== 'linux') return true;
  const workingDirectory = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return workingDirectory === dataDir;
}

/** A process of another user answers EPERM: it lives. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
