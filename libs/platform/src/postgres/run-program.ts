import { spawn } from 'node:child_process';

/** The user a program runs as; absent means the user we are. Set only when we are root. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramResult {
  /** Exit status; 127 where the program could not be started at all. */
  readonly status: number;
  /** Standard output and standard error, in the order they came. */
  readonly output: string;
}

export interface ProgramOptions {
  readonly runAs?: RunAs | undefined;
  /** File descriptors handed on as 3, 4, … */
  readonly descriptors?: readonly number[];
}

/**
 * The whole environment of a program of PostgreSQL. Nothing is inherited: a PGDATA, PGPORT or PGOPTIONS of the
 * person's shell would point it elsewhere, and messages in another language could not be understood.
 */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end and gives what it printed. Never throws: a missing program is status 127. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: '/',
      env: plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', ...(options.descriptors ?? [])],
      ...options.runAs,
    });
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer) => chunks.push(chunk);
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ status: 127, output: error.message }));
    child.on('close', (status) =>
      resolve({ status: status ?? 128, output: Buffer.concat(chunks).toString() }),
    );
  });
}
