import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The compiled server, as `npm start` runs it. Every test run builds first. */
const PROGRAM = join(import.meta.dirname, '../../dist/apps/api/src/main.js');

/** A first start makes a database and loads the demonstration; machines that run tests are busy. */
const READY_WITHIN_MS = 60_000;

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running server of ours: a real process, with what it has said so far. */
export class ServerProcess {
  /** Settles when the process and its output have ended. */
  readonly ended: Promise<Ending>;
  output = '';
  errors = '';

  private constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.ended = once(child, 'close').then((ending) => {
      const [code, signal] = ending as [number | null, NodeJS.Signals | null];
      return { code, signal };
    });
  }

  /** Starts it in `folder`, with nothing in its environment but what is given and what programs need to be found. */
  static start(folder: string, env: NodeJS.ProcessEnv): ServerProcess {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
      cwd: folder,
      env: { PATH, HOME, TMPDIR: join(folder, 'tmp'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ServerProcess(child);
  }

  /** Waits until the server says where it is ready, and gives that address without the path. */
  async address(): Promise<string> {
    const found = /The service is ready at {2}(\S+)\/graphql/;
    const deadline = performance.now() + READY_WITHIN_MS;
    for (;;) {
      const [, url] = found.exec(this.output) ?? [];
      if (url !== undefined) return url;
      if (this.hasEnded || performance.now() > deadline)
        throw new Error(`The server is not ready:\n${this.story}`);
      await pause(20);
    }
  }

  /** Asks it to end, or kills it, and waits until it has. */
  async end(signal: NodeJS.Signals): Promise<Ending> {
    this.child.kill(signal);
    return this.ended;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get story(): string {
    return `${this.output}\n${this.errors}`;
  }
}
