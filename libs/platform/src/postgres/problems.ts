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
 * Turns an error of the operating system into a problem, where it is one a person can mend: a full disk or a
 * missing permission. Any other error is a fault of ours and comes back unchanged.
 */
export function asLauncherProblem(error: unknown): unknown {
  if (!isSystemError(error)) return error;
  const place = error.path ?? 'the database folder';
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(place, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new LauncherProblem(
        'permission-denied',
        `This user may not read or write ${place}. Give the user that right, or start as the user who owns the folder.`,
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

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return isNativeError(error) && typeof (error as NodeJS.ErrnoException).code === 'string';
}
