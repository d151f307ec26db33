import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { killIfAlive, nothingRunsIn, processesIn } from './processes.js';
import { ServerProcess } from './server-process.js';

const DATABASE = 'community_send_budget';

/** A data folder of its own, and the server processes that work on it. `close` ends them, also after a failed test. */
export class Installation {
  private readonly clients: pg.Client[] = [];

  private constructor(readonly folder: string) {}

  static async open(): Promise<Installation> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'community-send-budget-install-')));
    // Root hands PostgreSQL to an unprivileged user, who has to be able to walk here.
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'tmp'));
    return new Installation(folder);
  }

  get dataDir(): string {
    return join(this.folder, 'data');
  }

  /** Where PostgreSQL keeps its files. */
  get databaseDir(): string {
    return join(this.dataDir, 'postgres');
  }

  /** Starts the server on a port that the system chooses, unless told otherwise. */
  start(env: NodeJS.ProcessEnv = {}): ServerProcess {
    return ServerProcess.start(this.folder, { DATA_DIR: this.dataDir, PORT: '0', ...env });
  }

  /** Makes the data folder a copy of another one, whose server has ended: quicker than a first start. */
  copyFrom(other: Installation): void {
    const { status, stderr } = spawnSync('cp', ['-a', other.dataDir, this.dataDir], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }

  /** The number of the database's main process. */
  async postmasterPid(): Promise<number> {
    return Number.parseInt(await readFile(join(this.databaseDir, 'postmaster.pid'), 'utf8'), 10);
  }

  /** What the database has said since its last start. */
  databaseLog(): Promise<string> {
    return readFile(join(this.dataDir, 'postgres.log'), 'utf8');
  }

  /** A connection with every right to the built-in database of the running server. */
  async superuser(): Promise<pg.Client> {
    const text = await readFile(join(this.dataDir, 'postgres.credentials.json'), 'utf8');
    const { port, superuser: password } = JSON.parse(text) as { port: number; superuser: string };
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: DATABASE });
    // The database is killed under it on purpose.
    client.on('error', () => undefined);
    await client.connect();
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end().catch(() => undefined)));
    for (const { pid } of await processesIn(this.folder)) killIfAlive(pid);
    await nothingRunsIn(this.folder);
    await rm(this.folder, { recursive: true, force: true });
  }
}
