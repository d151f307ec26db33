import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#kernel';
import {
  createDatabase,
  migrate,
  ownerDataSource,
  startCluster,
  type Cluster,
  type ServerBinaries,
} from '#platform';
import type { DataSource } from 'typeorm';
import { loadDemonstration } from '../../apps/api/src/demonstration.js';
import { entities } from '../../apps/api/src/entities.js';
import { migrations } from '../../migrations/index.js';
import type { ServerAddresses } from './server-addresses.js';

/** The databases every test database is a copy of: the bare schema, and the schema with the demonstration authority. */
export const TEMPLATES = { EMPTY: 'template_empty', DEMO: 'template_demo' } as const;

export interface TestServer {
  readonly addresses: ServerAddresses;
  stop(): Promise<void>;
}

/** Nothing in these databases outlives the run, so nothing has to reach the disk. Fault tests run servers of their own. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/** A PostgreSQL with both templates, in a folder of its own that goes when it stops. */
export async function startTestServer(
  say: (line: string) => void,
  binaries?: ServerBinaries,
): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'community-send-budget-test-'));
  const cluster = await startCluster({
    dataDir: join(folder, 'postgres'),
    settings: CARELESS,
    binaries,
    onProgress: say,
  });
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await makeTemplates(cluster, say);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { addresses: addressesOf(cluster), stop };
}

async function makeTemplates(cluster: Cluster, say: (line: string) => void): Promise<void> {
  await createDatabase(cluster.superuserUrl, TEMPLATES.EMPTY);
  await asOwner(cluster.url(TEMPLATES.EMPTY, 'migrator'), (owner) => migrate(owner, say));
  await createDatabase(cluster.superuserUrl, TEMPLATES.DEMO, { template: TEMPLATES.EMPTY });
  await asOwner(cluster.url(TEMPLATES.DEMO, 'migrator'), (owner) => loadDemonstration(owner, systemClock));
}

function addressesOf(cluster: Cluster): ServerAddresses {
  return {
    superuser: cluster.superuserUrl,
    migrator: cluster.url('postgres', 'migrator'),
    app: cluster.url('postgres', 'app'),
    auditor: cluster.url('postgres', 'auditor'),
  };
}

async function asOwner(url: string, work: (owner: DataSource) => Promise<unknown>): Promise<void> {
  const owner = await ownerDataSource(url, entities, migrations).initialize();
  try {
    await work(owner);
  } finally {
    await owner.destroy();
  }
}
