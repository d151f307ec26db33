import type { DataSource } from 'typeorm';
import type { BenchPot } from './contender.js';
import { DEV_ISSUER } from '../../apps/api/src/demonstration.js';

/** Far more than a round can use up, so that no client waits for work. */
const MOST_AWARDS_A_SECOND = 600;

/**
 * Submitted project requests of £1 in the demonstration, and a chair who may decide in every community. Written with
 * every right, past all walls: it is the giving that is measured, not the asking.
 */
export class BenchRequests {
  readonly chair = 'bench-chair';
  private batch = 0;

  private constructor(private readonly superuser: DataSource) {}

  static async open(superuser: DataSource): Promise<BenchRequests> {
    await superuser.query(
      `insert into access.person (authority_id, id, issuer, subject, display_name)
       select id, gen_random_uuid(), $1, 'bench-chair', 'Bench chair' from directory.authority`,
      [DEV_ISSUER],
    );
    await superuser.query(
      `insert into access.role_assignment (authority_id, id, person_id, role, scope_kind, scope_id, valid, appointed_by)
       select p.authority_id, gen_random_uuid(), p.id, 'COMMUNITY_CHAIR', 'COMMUNITY', c.id, '[2020-01-01,)', 'bench'
         from access.person p join directory.community c using (authority_id) where p.subject = 'bench-chair'`,
    );
    return new BenchRequests(superuser);
  }

  /** The communities' own pots, in the form in which rounds name pots. */
  async pots(): Promise<readonly BenchPot[]> {
    return this.superuser.query(
      `select b.id, b.community_id as "holderId" from funding.community_budget b where b.state = 'OPEN' order by b.id`,
    );
  }

  /** Makes requests for a round: all in one community, or spread over all. Their ids, in random order. */
  async submitted(hot: boolean, clients: number, seconds: number): Promise<string[]> {
    this.batch += 1;
    const count = Math.ceil(MOST_AWARDS_A_SECOND * seconds) + clients;
    const rows = await this.superuser.query<{ id: string }[]>(
      `with member as (
         select m.authority_id, m.community_id, m.school_id, row_number() over (order by c.code, m.school_id) as turn,
                count(*) over () as members
           from directory.community_membership m
           join directory.community c on c.authority_id = m.authority_id and c.id = m.community_id
          where ($1 and c.code = 'C10') or not $1
       ), made as (
         insert into allocation.request (authority_id, id, reference, community_id, school_id, kind, purpose, title, summary,
           desired_outcome, urgent, starts_on, ends_on, amount_asked_pence, reviewed_cycles, state, created_by, submitted_by, submitted_at)
         select m.authority_id, gen_random_uuid(), 'BENCH-' || $2 || '-' || n, m.community_id, m.school_id, 'PROJECT', 'TRAINING',
                'Bench', 'Bench', 'Bench', false, current_date, current_date + 30, 100, 2, 'SUBMITTED', p.id, p.id, now()
           from generate_series(1, $3::int) n
           join member m on m.turn = 1 + (n * 7919) % m.members
           join access.person p on p.authority_id = m.authority_id and p.subject = 'senco'
         returning authority_id, id, community_id, school_id
       ), costed as (
         insert into allocation.request_line (authority_id, request_id, number, community_id, school_id, category, description,
           quantity_hundredths, unit, unit_cost_pence, total_pence, funded_from)
         select authority_id, id, 1, community_id, school_id, 'TRAINING', 'Bench', 100, 'ITEM', 100, 100, 'COMMUNITY' from made
       )
       select id from made order by random()`,
      [hot, String(this.batch), count],
    );
    return rows.map((row) => row.id);
  }

  async overspend(): Promise<bigint> {
    const [row] = await this.superuser.query<{ over: string }[]>(
      `select coalesce(sum(greatest(-balance_pence, 0)), 0)::text as over from ledger.account where kind = 'AVAILABLE'`,
    );
    return BigInt(row?.over ?? '0');
  }
}
