import type { ClusterFiles } from './cluster-files.js';
import { connectionUrl, superuserUrl } from './connection.js';
import type { Credentials, RoleName } from './credentials.js';
import { LOOPBACK } from './loopback-port.js';
import type { Postmaster, ServerExit } from './postmaster.js';
import { removeCopy } from './runnable-programs.js';
import type { StartLock } from './start-lock.js';

interface ClusterParts {
  readonly files: ClusterFiles;
  readonly credentials: Credentials;
  readonly version: string;
  readonly postmaster: Postmaster;
  readonly lock: StartLock;
  readonly copy: string | undefined;
}

/** A running PostgreSQL of our own: for demonstration, development and tests, never for production. */
export class Cluster {
  readonly host = LOOPBACK;
  /** Ends the promise of this cluster to be there; `asked` is false where the server died by itself. */
  readonly exited: Promise<ServerExit>;

  constructor(private readonly parts: ClusterParts) {
    this.exited = parts.postmaster.exited.then(async (exit) => {
      await this.tidy();
      return exit;
    });
  }

  get port(): number {
    return this.parts.credentials.port;
  }

  get dataDir(): string {
    return this.parts.files.dataDir;
  }

  /** For instance '18.4'. */
  get version(): string {
    return this.parts.version;
  }

  /** The file with the output of the server since its last start. */
  get log(): string {
    return this.parts.files.log;
  }

  /** The number of the server process, for fault tests. */
  get pid(): number {
    return this.parts.postmaster.pid;
  }

  /** For `createDatabase` and `dropDatabase`. It holds a password: never print or log it. */
  get superuserUrl(): string {
    return superuserUrl(this.parts.credentials);
  }

  /** The address by which `role` reaches `database`. It holds a password: never print or log it. */
  url(database: string, role: RoleName): string {
    return connectionUrl(this.parts.credentials, database, role);
  }

  /** Ends the server in good order. Returns when nothing of it is left running; may be called twice. */
  async stop(): Promise<void> {
    await this.parts.postmaster.stop();
    await this.exited;
  }

  /** Kills the server with SIGKILL, as a crash would. For fault tests; the data folder can be started again. */
  async kill(): Promise<void> {
    await this.parts.postmaster.kill();
    await this.exited;
  }

  private async tidy(): Promise<void> {
    if (this.parts.copy !== undefined) await removeCopy(this.parts.copy);
    await this.parts.lock.release();
  }
}
