import { randomUUID } from 'node:crypto';
import {
  brokenPromises,
  createDatabase,
  dropDatabase,
  ownerDataSource,
  serverDataSource,
  UnitOfWork,
} from '#platform';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { entities } from '../../apps/api/src/entities.js';
import { migrations } from '../../migrations/index.js';
import { addressOf, publishedAddresses, type ServerAddresses } from './server-addresses.js';
import { TEMPLATES } from './test-server.js';

export interface TestDatabaseOptions {
  readonly poolSize?: number;
  /** Another server than that of the test run. */
  readonly addresses?: ServerAddresses;
}

/** A database of its own for one test file: a copy of a template, reached with the rights of `app` as in real life. */
export class TestDatabase {
  private constructor(
    readonly name: string,
    private readonly addresses: ServerAddresses,
    /** As the server: role `app`. */
    readonly server: DataSource,
    /** As the owner: for imports and for looking behind the curtain. Row level security holds for it as well. */
    readonly owner: DataSource,
    /** As the auditor: sees all authorities, changes nothing. */
    readonly auditor: DataSource,
  ) {}

  static async open(
    template: keyof typeof TEMPLATES = 'EMPTY',
    options: TestDatabaseOptions = {},
  ): Promise<TestDatabase> {
    const { poolSize, addresses = publishedAddresses() } = options;
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await createDatabase(addresses.superuser, name, { template: TEMPLATES[template] });
    const [server, owner, auditor] = await Promise.all([
      serverDataSource(addressOf(addresses, 'app', name), entities, poolSize).initialize(),
      ownerDataSource(addressOf(addresses, 'migrator', name), entities, migrations).initialize(),
      ownerDataSource(addressOf(addresses, 'auditor', name), [], []).initialize(),
    ]);
    return new TestDatabase(name, addresses, server, owner, auditor);
  }

  get unitOfWork(): UnitOfWork {
    return new UnitOfWork(this.server);
  }

  /** A connection with every right, to do what nobody should be able to do and see it found out. */
  async superuser(): Promise<pg.Client> {
    const client = new pg.Client(this.url('superuser'));
    await client.connect();
    return client;
  }

  /** The address by which a role reaches this database. */
  url(role: keyof ServerAddresses): string {
    return addressOf(this.addresses, role, this.name);
  }

  /** Runs every check view, then removes the database. A broken promise fails the test file. */
  async close(): Promise<void> {
    const broken = await brokenPromises(this.auditor);
    await Promise.all([this.server.destroy(), this.owner.destroy(), this.auditor.destroy()]);
    await dropDatabase(this.addresses.superuser, this.name);
    if (broken.length > 0) throw new Error(`Broken promises: ${JSON.stringify(broken, undefined, 2)}`);
  }
}
