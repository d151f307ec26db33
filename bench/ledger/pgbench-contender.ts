import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Blows } from '../hammer.js';
import type { BenchWorld } from './bench-world.js';
import type { Contender, Round } from './contender.js';

const run = promisify(execFile);

/** The posting function called by PostgreSQL's own load program: as fast as this database can give. */
export function pgbenchContender(world: BenchWorld, appUrl: string): Contender {
  return {
    name: 'posting function, pgbench',
    what: 'ledger.post called by pgbench, one statement a transaction: the yardstick',
    run: (round) => runPgbench(world, appUrl, round),
    overspend: (pots) => world.overspend(pots),
  };
}

/** Whether this machine has pgbench: PostgreSQL's npm packages do not. */
export async function hasPgbench(): Promise<boolean> {
  return run('pgbench', ['--version']).then(
    () => true,
    () => false,
  );
}

async function runPgbench(
  world: BenchWorld,
  appUrl: string,
  { pots, clients, seconds }: Round,
): Promise<Blows> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-bench-'));
  try {
    await writeFile(
      join(folder, 'post.sql'),
      script(
        world,
        pots.map((pot) => pot.id),
      ),
    );
    const scope = world.scopeOf(pots);
    const settings = [
      `-c app.authority=${scope.authorityId}`,
      `-c app.person=${scope.personId}`,
      `-c app.communities=${scope.communityIds.join(',')}`,
    ];
    const options = [
      '-n',
      '-M',
      'prepared',
      '-f',
      'post.sql',
      '-c',
      `${clients}`,
      '-j',
      '2',
      '-T',
      `${seconds}`,
      '-l',
    ];
    await run('pgbench', [...options, appUrl], {
      cwd: folder,
      env: { ...process.env, PGOPTIONS: settings.join(' ') },
      maxBuffer: 10_000_000,
    });
    return await readLog(folder, seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function script(world: BenchWorld, pots: readonly string[]): string {
  const choose = pots.map((pot, index) => `when ${index} then '${pot}'`).join(' ');
  return `\\set turn random(0, ${pots.length - 1})
select ledger.post('${world.authorityId}', '${world.personId}', jsonb_build_array(jsonb_build_object(
  'id', gen_random_uuid(), 'effectiveOn', '${world.today.toString()}', 'cause', 'BENCH', 'causeId', '${world.personId}',
  'transfers', jsonb_build_array(jsonb_build_object('movement', 'COMMIT', 'pot', (case :turn::int ${choose} end)::uuid,
    'pence', '100', 'commitment', gen_random_uuid())))));
`;
}

/** Each line of the log holds, third, the microseconds of one transaction. */
async function readLog(folder: string, seconds: number): Promise<Blows> {
  const logs = (await readdir(folder)).filter((name) => name.startsWith('pgbench_log'));
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')));
  const latencies = texts
    .flatMap((text) => text.trim().split('\n'))
    .filter((line) => line !== '')
    .map((line) => Number(line.split(' ')[2]) / 1000)
    .toSorted((a, b) => a - b);
  return { accepted: latencies.length, refused: 0, retries: 0, latencies, seconds };
}
