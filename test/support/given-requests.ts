import type pg from 'pg';
import { newId, pence, subtractPence, type Pence, type PlainDate } from '#kernel';
import { balancesOf, postJournal } from '#ledger';
import type { DatabaseScope } from '#platform';
import { DAY, YEAR } from './given-day.js';
import type { TestDatabase } from './test-database.js';

interface RequestsWanted {
  readonly community?: string;
  /** Schools that take part; another one asks. */
  readonly collaborating?: readonly string[];
  /** Schools that do not ask. */
  readonly except?: readonly string[];
  /** So many schools ask in turn; one unless told otherwise. */
  readonly schools?: number;
  /** The first day of the thirty that are asked for. */
  readonly startsOn?: PlainDate;
}

/**
 * Project requests that have been sent in by the first SENCO, one for each amount: as many as a test of many awards at
 * once needs, in one statement. Written with every right: it is the deciding that is tested, not the asking.
 */
export async function givenRequests(
  superuser: pg.Client,
  amounts: readonly bigint[],
  {
    community = 'C01',
    collaborating = [],
    except = collaborating,
    schools = 1,
    startsOn = DAY,
  }: RequestsWanted = {},
): Promise<string[]> {
  const { rows } = await superuser.query<{ id: string }>(
    `with school as (
       select m.authority_id, m.community_id, m.school_id, row_number() over (order by m.school_id) as place,
              count(*) over () as of_all
         from directory.community_membership m
         join directory.community c on c.authority_id = m.authority_id and c.id = m.community_id
        where c.code = $1 and m.school_id <> all ($5::uuid[]) order by m.school_id limit $6
     ), made as (
       insert into allocation.request (authority_id, id, reference, community_id, school_id, kind, purpose, title, summary,
         desired_outcome, urgent, starts_on, ends_on, amount_asked_pence, reviewed_cycles, collaborating_school_ids, state,
         created_by, submitted_by, submitted_at)
       select s.authority_id, gen_random_uuid(), 'MANY-' || gen_random_uuid(), s.community_id, s.school_id, 'PROJECT', 'TRAINING',
              'One of many', 'One of many', 'One of many', false, $3::date, $3::date + 30, a.pence, 2, $2::uuid[], 'SUBMITTED',
              p.id, p.id, now()
         from unnest($4::bigint[]) with ordinality a (pence, turn)
         join school s on s.place = (a.turn - 1) % least(s.of_all, $6) + 1
         join access.person p on p.authority_id = s.authority_id and p.subject = 'senco'
        order by a.turn
       returning authority_id, id, community_id, school_id, amount_asked_pence
     ), costed as (
       insert into allocation.request_line (authority_id, request_id, number, community_id, school_id, category, description,
         quantity_hundredths, unit, unit_cost_pence, total_pence, funded_from)
       select authority_id, id, 1, community_id, school_id, 'TRAINING', 'One of many', 100, 'ITEM', amount_asked_pence,
              amount_asked_pence, 'COMMUNITY' from made
     )
     select id from made`,
    [community, collaborating, startsOn.toString(), amounts.map(String), except, schools],
  );
  return rows.map(({ id }) => id);
}

/** A community's budget of the year, and who the ledger lets near it. */
export interface GivenPot {
  readonly potId: string;
  readonly scope: DatabaseScope;
}

export async function potOf(superuser: pg.Client, community: string): Promise<GivenPot> {
  const { rows } = await superuser.query<{ authority: string; community: string; pot: string }>(
    `select b.authority_id as authority, b.community_id as community, b.id as pot
       from funding.community_budget b
       join directory.community c on c.authority_id = b.authority_id and c.id = b.community_id
      where c.code = $1 and b.financial_year = $2 and b.state = 'OPEN'`,
    [community, YEAR.label],
  );
  const { authority, community: communityId, pot } = rows[0]!;
  const nothing = { awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
  return {
    potId: pot,
    scope: { authorityId: authority, personId: newId(), communityIds: [communityId], ...nothing },
  };
}

/** What can still be promised from a pot. */
export async function availableIn(database: TestDatabase, { potId, scope }: GivenPot): Promise<Pence> {
  const pots = await database.unitOfWork.read(scope, (tx) => balancesOf(tx, scope, [potId]));
  return pots.get(potId)!.AVAILABLE;
}

/** Gives all but an amount back to the fund, so that exactly the amount is left to be promised. */
export async function leaveAvailable(database: TestDatabase, pot: GivenPot, amount: bigint): Promise<void> {
  const surplus = subtractPence(await availableIn(database, pot), pence(amount));
  const returned = await database.unitOfWork.write(pot.scope, (tx) =>
    postJournal(tx, pot.scope, {
      id: newId(),
      effectiveOn: DAY,
      cause: 'TEST',
      causeId: pot.potId,
      transfers: [{ movement: 'RETURN', pot: pot.potId, amount: surplus }],
    }),
  );
  if (!returned.ok) throw new Error(`Nothing could be given back: ${returned.error.outcome}`);
}
