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
} from '#platform';
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
  const folder = await mkdtemp(join(tmpdir(), 'ledger-bench-'));
  const cluster = await startCluster({
    dataDir: join(folder, 'postgres'),
    onProgress: (line) => console.error(line),
  });
  try {
    await createDatabase(cluster.superuserUrl, DATABASE);
    const url = (role: 'app' | 'migrator' | 'auditor') => cluster.url(DATABASE, role);
    const owner = await ownerDataSource(url('migrator'), entities, migrations).initialize();
    await migrate(owner, (line) => console.error(line));
    await loadDemonstration(owner, systemClock);
    await owner.destroy();

    const superuserUrl = new URL(cluster.superuserUrl);
    superuserUrl.pathname = `/${DATABASE}`;
    const superuser = await ownerDataSource(superuserUrl.href, [], []).initialize();
    const requests = await BenchRequests.open(superuser);
    const world = new BenchWorld(await serverDataSource(url('app'), entities).initialize());
    const naive = await NaiveContender.open(superuserUrl.href);
    const http = await HttpContender.open(url('app'), requests);
    const contenders: Contender[] = [
      ...((await hasPgbench()) ? [pgbenchContender(world, url('app'))] : []),
      nodeContender(world),
      http,
      naive,
    ];
    const measured = await measure(contenders, world, requests, rounds, seconds);
    console.log(heading(cluster.version));
    console.log(ratioTable(measured));
    const broken = await brokenPromises(superuser);
    console.log(
      broken.length === 0 ? '\nAll checks are kept after the load.' : `\nBROKEN: ${JSON.stringify(broken)}`,
    );
    if (broken.length > 0) process.exitCode = 1;
    await http.close();
    await naive.close();
    await world.server.destroy();
    await superuser.destroy();
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
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
