import { isNativeError } from 'node:util/types';

/** Why a PostgreSQL could not be started or reached. A closed list, so that a caller can decide what to do. */
export type LauncherProblemCode =
  | 'production-refused'
  | 'no-binaries'
  | 'disk-full'
  | 'data-folder-damaged'
  | 'data-folder-other-version'
  | 'data-folder-foreign'
  | 'credentials-missing'
  | 'port-taken'
  | 'permission-denied'
  | 'already-running'
  | 'start-failed'
  | 'server-unreachable'
  | 'server-refused'
  | 'server-too-old';

/** What a server that runs answers when it finds its own files unusable. */
const SQL_DISK_FULL = '53100';
const SQL_DATA_CORRUPTED = 'XX001';
const SQL_INDEX_CORRUPTED = 'XX002';
const SQL_UNDEFINED_FILE = '58P01';
const SQL_IO_ERROR = '58030';

/**
 * One plain line for the person at the keyboard: what is wrong, then what to do about it.
 * Whoever catches it prints `message` and leaves with a non-zero exit; no stack is of use to that person.
 */
export class LauncherProblem extends Error {
  override readonly name = 'LauncherProblem';

  constructor(
    readonly code: LauncherProblemCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message.replace(/\s*\n\s*/g, ' ').trim(), options);
  }
}

/**
 * Turns an error of the operating system or of PostgreSQL into a problem, where it is one a person can mend: a full
 * disk, a missing permission, damaged files. Any other error is a fault of ours and comes back unchanged.
 */
export function asLauncherProblem(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const place = (error as NodeJS.ErrnoException).path ?? 'the database folder';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case SQL_DISK_FULL:
      return diskFull(place, error);
    case 'EEXIST':
    case 'ENOTDIR':
      return new LauncherProblem(
        'permission-denied',
        `There is a file where a folder is needed: ${place}. Name another folder in DATA_DIR, or move the file away.`,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new LauncherProblem(
        'permission-denied',
        `This user may not read or write ${place}. Give the user that right, or start as the user who owns the folder.`,
        { cause: error },
      );
    case SQL_DATA_CORRUPTED:
    case SQL_INDEX_CORRUPTED:
    case SQL_UNDEFINED_FILE:
    case SQL_IO_ERROR:
      return new LauncherProblem(
        'data-folder-damaged',
        `The files of the database are damaged: ${(error as Error).message}. They were left as they are. Restore them from a backup, or move the database folder away to begin with an empty database.`,
        { cause: error },
      );
    default:
      return error;
  }
}

/** The disk holding `place` has no room left. */
export function diskFull(place: string, cause?: unknown): LauncherProblem {
  return new LauncherProblem(
    'disk-full',
    `The disk is full, so the database at ${place} cannot be written. Free some space (about 200 MB) and start again; nothing is lost.`,
    { cause },
  );
}

/** The code of the operating system, or the SQLSTATE of PostgreSQL, which TypeORM wraps. */
function codeOf(error: unknown): string | undefined {
  if (!isNativeError(error)) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = code ?? driverError?.code;
  return typeof found === 'string' ? found : undefined;
}
