import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterFiles } from './cluster-files.js';
import { tieToThisProcess } from './lifeline.js';
import { LauncherProblem } from './problems.js';
import { plainEnvironment, type RunAs } from './run-program.js';
import type { ServerFolder } from './server-folder.js';

/** How a server ended. `asked` tells whether this launcher had told it to. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly asked: boolean;
}

export interface PostmasterOptions {
  readonly program: string;
  readonly folder: ServerFolder;
  readonly files: ClusterFiles;
  readonly runAs: RunAs | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

/** After a crash the server first replays its log; this bounds how long we wait for that. */
const READY_WITHIN_MS = 180_000;
const POLL_MS = 15;

/** Escalation when stopping: ask to roll back and close, then to drop everything, then pull the plug. */
const STOP_STEPS = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/** One running server process and the ways to end it. */
export class Postmaster {
  readonly exited: Promise<ServerExit>;
  private asked = false;
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly files: ClusterFiles,
    runAs: RunAs | undefined,
  ) {
    const release = child.pid === undefined ? () => undefined : tieToThisProcess(child.pid, runAs);
    this.exited = new Promise((resolve) => {
      const settle = (code: number | null, signal: NodeJS.Signals | null) => {
        this.ended = true;
        release();
        resolve({ code, signal, asked: this.asked });
      };
      child.once('exit', settle);
      child.once('error', () => settle(127, null));
    });
    child.unref();
  }

  /** Launches the server; it is not ready yet. Its output goes to the log file, which begins afresh. */
  static async launch(options: PostmasterOptions): Promise<Postmaster> {
    const { program, folder, files, runAs, settings } = options;
    const log = await open(files.log, 'w', 0o600);
    try {
      const child = spawn(program, ['-D', folder.path, ...settingArguments(settings)], {
        cwd: '/',
        env: plainEnvironment(),
        stdio: ['ignore', log.fd, log.fd, ...folder.descriptors],
        detached: true,
        ...runAs,
      });
      return new Postmaster(child, files, runAs);
    } finally {
      await log.close();
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /**
   * Waits until the server takes connections.
   *
   * @returns true when it does; false when it ended instead, and the log says why.
   */
  async becomesReady(onStillWaiting: () => void): Promise<boolean> {
    const begun = performance.now();
    let told = false;
    while (!this.ended) {
      if (await this.saysReady()) return true;
      const waited = performance.now() - begun;
      if (waited > READY_WITHIN_MS) throw await this.neverReady();
      if (waited > 2_000 && !told) {
        told = true;
        onStillWaiting();
      }
      await pause(POLL_MS);
    }
    return false;
  }

  /** Ends the server in good order; returns when no process of it is left. */
  async stop(): Promise<void> {
    this.asked = true;
    for (const { signal, waitMs } of STOP_STEPS) {
      if (this.ended) return;
      this.child.kill(signal);
      await this.exitWithin(waitMs);
    }
  }

  /** Kills the server as a crash would, without any chance to tidy up. */
  async kill(): Promise<void> {
    this.asked = true;
    if (this.ended) return;
    this.child.kill('SIGKILL');
    await this.exitWithin(5_000);
  }

  /** The eighth line of postmaster.pid is the state of the server; pg_ctl looks there too. */
  private async saysReady(): Promise<boolean> {
    const text = await readFile(join(this.files.dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
    const lines = text.split('\n');
    return Number(lines[0]) === this.pid && lines[7]?.trim() === 'ready';
  }

  private async exitWithin(milliseconds: number): Promise<void> {
    const timer = new AbortController();
    const timeout = pause(milliseconds, undefined, { signal: timer.signal }).catch(() => undefined);
    await Promise.race([this.exited, timeout]);
    timer.abort();
  }

  private async neverReady(): Promise<LauncherProblem> {
    await this.stop();
    return new LauncherProblem(
      'start-failed',
      `PostgreSQL did not become ready within ${READY_WITHIN_MS / 1_000} seconds. See ${this.files.log}.`,
    );
  }
}

function settingArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
