import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#kernel';
import {
  brokenPromises,
  createDatabase,
  migrate,
  ownerDataSource,
  serverDataSource,
  startCluster,
  type Cluster,
} from '#platform';
import type { DataSource } from 'typeorm';
import { loadDemonstration } from '../../apps/api/src/demonstration.js';
import { entities } from '../../apps/api/src/entities.js';
import { migrations } from '../../migrations/index.js';
import { BenchRequests } from './bench-requests.js';
import { BenchWorld } from './bench-world.js';
import type { BenchPot, Contender } from './contender.js';
import { HttpContender } from './http-contender.js';
import { NaiveContender } from './naive-contender.js';
import { nodeContender } from './node-contender.js';
import { hasPgbench, pgbenchContender } from './pgbench-contender.js';
import { ratioTable, type Measured } from './ratio-table.js';

const ROUNDS = 3;
const SECONDS = 3;
const CLIENTS = [1, 16, 128];
const COMMUNITIES = 53;
const DATABASE = 'bench';

/**
 * Ways of giving £1 from a budget, side by side on one PostgreSQL that is set up as for money (fsync on): one hot budget
 * and 53, with 1, 16 and 128 clients. Rounds alternate between the contenders; the medians stand in the table, with
 * ratios to pgbench in the same round.
 */
export async function ledgerBench(args: readonly string[]): Promise<void> {
  const seconds = args.includes('--quick') ? 1 : SECONDS;
  const rounds = args.includes('--quick') ? 1 : ROUNDS;
  // Whatever is opened is closed in the opposite order, also after a fault: no pool outlives its server.
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'ledger-bench-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));
  const progress = (line: string) => console.error(line);
  const started = await startCluster({ dataDir: join(folder, 'postgres'), onProgress: progress });
  const cluster = opened.adopt(started, (running) => running.stop());
  await prepare(cluster);

  const open = async (source: DataSource) =>
    opened.adopt(await source.initialize(), (initialised) => initialised.destroy());
  const superuser = await open(ownerDataSource(superuserUrl(cluster), [], []));
  const requests = await BenchRequests.open(superuser);
  const appUrl = cluster.url(DATABASE, 'app');
  const world = new BenchWorld(await open(serverDataSource(appUrl, entities)));
  const naive = opened.adopt(await NaiveContender.open(superuserUrl(cluster)), (pool) => pool.close());
  const http = opened.adopt(await HttpContender.open(appUrl, requests), (server) => server.close());
  const pgbench = (await hasPgbench()) ? [pgbenchContender(world, appUrl)] : [];
  const contenders: Contender[] = [...pgbench, nodeContender(world), http, naive];
  const measured = await measure(contenders, world, requests, rounds, seconds);
  console.log(heading(cluster.version));
  console.log(ratioTable(measured));
  await report(superuser);
}

async function prepare(cluster: Cluster): Promise<void> {
  await createDatabase(cluster.superuserUrl, DATABASE);
  const migrator = ownerDataSource(cluster.url(DATABASE, 'migrator'), entities, migrations);
  const owner = await migrator.initialize();
  try {
    await migrate(owner, (line) => console.error(line));
    await loadDemonstration(owner, systemClock);
  } finally {
    await owner.destroy();
  }
}

function superuserUrl(cluster: Cluster): string {
  const url = new URL(cluster.superuserUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** Says whether every promise is kept after the load; a broken one makes the bench fail. */
async function report(superuser: DataSource): Promise<void> {
  const broken = await brokenPromises(superuser);
  console.log(
    broken.length === 0 ? '\nAll checks are kept after the load.' : `\nBROKEN: ${JSON.stringify(broken)}`,
  );
  if (broken.length > 0) process.exitCode = 1;
}

async function measure(
  contenders: readonly Contender[],
  world: BenchWorld,
  requests: BenchRequests,
  rounds: number,
  seconds: number,
): Promise<readonly Measured[]> {
  const budgets = await requests.pots();
  const pots = new Map<Contender, readonly BenchPot[]>();
  for (const contender of contenders) {
    pots.set(contender, contender instanceof HttpContender ? budgets : await world.openPots(COMMUNITIES));
  }
  const measured: Measured[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const spread of [1, COMMUNITIES]) {
      for (const clients of CLIENTS) {
        // Forwards in one round, backwards in the next: nobody always comes first or last.
        const order = round % 2 === 1 ? contenders : contenders.toReversed();
        for (const contender of order) {
          const chosen = (pots.get(contender) ?? []).slice(0, spread);
          const blows = await contender.run({ pots: chosen, clients, seconds });
          const overspend = await contender.overspend(chosen);
          measured.push({ round, spread, clients, contender: contender.name, blows, overspend });
          console.error(
            `round ${round}, ${spread} budget(s), ${clients} client(s), ${contender.name}: ${Math.round(blows.accepted / blows.seconds)} a second`,
          );
        }
      }
    }
  }
  return measured;
}

function heading(version: string): string {
  const [cpu] = cpus();
  return [
    `PostgreSQL ${version}, Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB,`,
    `load ${loadavg()[0]?.toFixed(2)} at the end, ${new Date().toISOString().slice(0, 10)}. Everything, clients included, on this one machine.`,
    '',
  ].join('\n');
}
