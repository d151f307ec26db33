import { damagedFolder } from './data-folder.js';
import { diskFull, LauncherProblem } from './problems.js';

/** Where the output came from, to be named in the message. */
export interface LogContext {
  readonly dataDir: string;
  readonly port?: number;
  /** The file a person may read for more. */
  readonly log?: string;
}

/**
 * The lines by which PostgreSQL says that its files contradict each other. They are in English because the launcher
 * runs every program with LC_ALL=C and creates folders with that locale.
 */
const DAMAGE = [
  /incorrect checksum in control file/,
  /could not locate a valid checkpoint record/,
  /could not (open|read) file ".*(pg_control|pg_wal|PG_VERSION|pg_filenode\.map|pg_xact)/,
  /invalid (primary )?checkpoint record/,
  /database files are incompatible with server/,
  /control file (appears to be corrupt|contains invalid)/,
  /contains invalid data/,
  /invalid page in block/,
  /is not a valid data directory/,
];

/**
 * Understands why a program of PostgreSQL gave up, from what it printed. The order matters: a full disk also shows up
 * as a file that could not be written.
 */
export function problemFromOutput(output: string, context: LogContext): LauncherProblem {
  const { dataDir, port } = context;
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(dataDir);
  if (/Address already in use/.test(output)) return portTaken(port ?? 0);
  const damage = output.split('\n').find((line) => DAMAGE.some((pattern) => pattern.test(line)));
  if (damage) return damagedFolder(dataDir, withoutPrefix(damage));
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(output)) {
    return alreadyRunning(dataDir);
  }
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(output)) {
    return new LauncherProblem(
      'permission-denied',
      `PostgreSQL may not use ${dataDir}: ${reason(output)}. Give the folder to the user who starts it, with mode 0700.`,
    );
  }
  return new LauncherProblem(
    'start-failed',
    `PostgreSQL did not start: ${reason(output)}.${readMore(context)}`,
  );
}

/** Another program listens on the port. */
export function portTaken(port: number): LauncherProblem {
  return new LauncherProblem(
    'port-taken',
    `Port ${port} on 127.0.0.1 is taken by another program. Stop that program, or choose another port for the database.`,
  );
}

/** A server already works on the folder; two would destroy it. */
export function alreadyRunning(dataDir: string, pid?: number): LauncherProblem {
  const who = pid === undefined ? 'Another process' : `Process ${pid}`;
  return new LauncherProblem(
    'already-running',
    `${who} is already using the database folder ${dataDir}. Stop it first; two servers never share a folder.`,
  );
}

/** Whether the server only has to wait until the last process of its killed predecessor is gone. */
export function predecessorStillDying(output: string): boolean {
  return /pre-existing shared memory block/.test(output);
}

/** The last line that names an error, or else the last line. */
function reason(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const serious = lines.filter((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line));
  return withoutPrefix(serious.at(-1) ?? lines.at(-1) ?? 'it printed nothing');
}

/** Drops time, process and severity: '2026-01-01 UTC [7] FATAL:  text' becomes 'text'. */
function withoutPrefix(line: string): string {
  return line.replace(/^.*?\b(?:FATAL|PANIC|ERROR|LOG|HINT|DETAIL|error):\s+/, '').trim();
}

function readMore({ log }: LogContext): string {
  return log === undefined ? '' : ` More in ${log}.`;
}
