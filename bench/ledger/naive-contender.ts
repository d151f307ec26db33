import { sqlState } from '#platform';
import pg from 'pg';
import { hammer } from '../hammer.js';
import type { BenchPot, Contender } from './contender.js';

const BUDGET = 1_000_000_000n;

/** What most systems do: add up what was spent, compare, insert. Exact only as SERIALIZABLE, with retries. */
export class NaiveContender implements Contender {
  readonly name = 'sum, then insert (SERIALIZABLE)';
  readonly what = 'select sum, compare, insert; run again on a serialisation failure';

  constructor(private readonly pool: pg.Pool) {}

  static async open(ownerUrl: string): Promise<NaiveContender> {
    const pool = new pg.Pool({ connectionString: ownerUrl, max: 10, connectionTimeoutMillis: 60_000 });
    // A connection lost while nobody uses it is replaced when the next one asks; without a listener it ends the process.
    pool.on('error', (fault) => console.error(`a connection of the naive way was lost: ${fault.message}`));
    await pool.query(
      'create schema bench; create table bench.spend (pot uuid not null, pence bigint not null)',
    );
    await pool.query('create index ix_spend on bench.spend (pot) include (pence)');
    return new NaiveContender(pool);
  }

  run({ pots, clients, seconds }: { pots: readonly BenchPot[]; clients: number; seconds: number }) {
    let turn = 0;
    return hammer(clients, seconds, async () => this.spend(pots[turn++ % pots.length]?.id as string));
  }

  async overspend(pots: readonly BenchPot[]): Promise<bigint> {
    const { rows } = await this.pool.query<{ over: string }>(
      'select coalesce(sum(greatest(s.pence - $2::bigint, 0)), 0)::text as over from (select sum(pence)::bigint as pence from bench.spend where pot = any ($1) group by pot) s',
      [pots.map((pot) => pot.id), BUDGET],
    );
    return BigInt(rows[0]?.over ?? '0');
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async spend(pot: string): Promise<{ outcome: 'accepted' | 'refused'; retries: number }> {
    for (let retries = 0; ; retries += 1) {
      const client = await this.pool.connect();
      try {
        await client.query('begin isolation level serializable');
        const { rows } = await client.query<{ spent: string }>(
          'select coalesce(sum(pence), 0)::text as spent from bench.spend where pot = $1',
          [pot],
        );
        const fits = BigInt(rows[0]?.spent ?? '0') + 100n <= BUDGET;
        if (fits) await client.query('insert into bench.spend values ($1, 100)', [pot]);
        await client.query('commit');
        return { outcome: fits ? 'accepted' : 'refused', retries };
      } catch (fault) {
        await client.query('rollback');
        if (sqlState(fault) !== '40001') throw fault;
      } finally {
        client.release();
      }
    }
  }
}
