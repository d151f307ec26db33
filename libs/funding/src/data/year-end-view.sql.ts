import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { CommitmentOutcome, LeftoverPolicy, YearEndState } from '../domain/year-end.js';

/** What a year end comes to, over the budgets the person may see. */
export interface YearEndTotals {
  readonly available: Pence;
  readonly reserve: Pence;
  readonly deficit: Pence;
  /** Committed and due by the last day of the year. */
  readonly due: Pence;
  /** Committed and due after it. */
  readonly later: Pence;
  readonly recoverable: Pence;
  /** The committed money of awards that are given up. */
  readonly givenUp: Pence;
}

/** A year end as it is shown. Plain values only: it is stored as the answer to an idempotent command. */
export interface YearEnd {
  readonly id: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly policy: LeftoverPolicy;
  readonly carriesMoney: boolean;
  readonly state: YearEndState;
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedByName: string;
  /** ISO instant, as `approvedAt`. */
  readonly proposedAt: string;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  readonly totals: YearEndTotals;
}

/** One budget's line of a year end. */
export interface YearEndPot {
  readonly budgetId: string;
  readonly communityId: string;
  readonly communityCode: string;
  readonly communityName: string;
  readonly nextBudgetId: string | null;
  readonly available: Pence;
  readonly reserve: Pence;
  readonly deficit: Pence;
  readonly commitments: readonly YearEndCommitment[];
}

/** One open commitment's line of a year end. */
export interface YearEndCommitment {
  readonly awardId: string;
  readonly due: Pence;
  readonly later: Pence;
  readonly recoverable: Pence;
  readonly outcome: CommitmentOutcome;
}

interface YearEndRow {
  id: string;
  fund_code: string;
  financial_year: string;
  policy: LeftoverPolicy;
  carries_money: boolean;
  state: YearEndState;
  version: number;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: string;
  approved_by_name: string | null;
  approved_at: string | null;
  available: string;
  reserve: string;
  deficit: string;
  due: string;
  later: string;
  recoverable: string;
  given_up: string;
}

interface PotRow {
  pot_id: string;
  community_id: string;
  code: string;
  name: string;
  next_pot_id: string | null;
  available_pence: string;
  reserve_pence: string;
  deficit_pence: string;
  commitments: {
    awardId: string;
    due: string;
    later: string;
    recoverable: string;
    outcome: CommitmentOutcome;
  }[];
}

const SHOWN = `
  select y.id, y.fund_code, y.financial_year, y.policy, y.carries_money, y.state, y.version, y.proposed_by,
         proposer.display_name as proposed_by_name, to_json(y.proposed_at) #>> '{}' as proposed_at,
         approver.display_name as approved_by_name, to_json(y.approved_at) #>> '{}' as approved_at,
         p.available, p.reserve, p.deficit, c.due, c.later, c.recoverable, c.given_up
    from funding.year_end y
    join access.person proposer on proposer.authority_id = y.authority_id and proposer.id = y.proposed_by
    left join access.person approver on approver.authority_id = y.authority_id and approver.id = y.approved_by
   cross join lateral (
     select coalesce(sum(available_pence), 0)::text as available, coalesce(sum(reserve_pence), 0)::text as reserve,
            coalesce(sum(deficit_pence), 0)::text as deficit
       from funding.year_end_pot where authority_id = y.authority_id and year_end_id = y.id) p
   cross join lateral (
     select coalesce(sum(due_pence), 0)::text as due, coalesce(sum(later_pence), 0)::text as later,
            coalesce(sum(recoverable_pence), 0)::text as recoverable,
            coalesce(sum(due_pence + later_pence) filter (where outcome = 'RELEASE'), 0)::text as given_up
       from funding.year_end_commitment where authority_id = y.authority_id and year_end_id = y.id) c`;

const one = statement<YearEndRow>('funding.year_end', `${SHOWN} where y.authority_id = $1 and y.id = $2`);
const ofYear = statement<YearEndRow>(
  'funding.year_ends_of_year',
  `${SHOWN} where y.authority_id = $1 and y.financial_year = $2 and ($3::text is null or y.fund_code = $3)
    order by y.fund_code, y.id`,
);
const pots = statement<PotRow>(
  'funding.year_end_pots',
  `select p.pot_id, p.community_id, c.code, c.name, p.next_pot_id, p.available_pence, p.reserve_pence, p.deficit_pence,
          coalesce((select json_agg(json_build_object('awardId', k.award_id, 'due', k.due_pence::text,
                     'later', k.later_pence::text, 'recoverable', k.recoverable_pence::text, 'outcome', k.outcome)
                     order by k.award_id)
                     from funding.year_end_commitment k
                    where k.authority_id = p.authority_id and k.year_end_id = p.year_end_id and k.pot_id = p.pot_id), '[]')
            as commitments
     from funding.year_end_pot p
     join directory.community c on c.authority_id = p.authority_id and c.id = p.community_id
    where p.authority_id = $1 and p.year_end_id = $2 order by c.code`,
);

/** A year end that is known to exist. */
export async function yearEndOf(tx: Tx, scope: DatabaseScope, yearEndId: string): Promise<YearEnd> {
  return toYearEnd(await tx.only(one, [scope.authorityId, yearEndId]));
}

export async function findYearEnd(
  tx: Tx,
  scope: DatabaseScope,
  yearEndId: string,
): Promise<YearEnd | undefined> {
  const row = await tx.first(one, [scope.authorityId, yearEndId]);
  return row && toYearEnd(row);
}

/** All that was ever proposed for a year, by fund and in the order it was proposed. */
export async function yearEndsOf(
  tx: Tx,
  scope: DatabaseScope,
  financialYear: string,
  fundCode: string | undefined,
): Promise<readonly YearEnd[]> {
  return (await tx.all(ofYear, [scope.authorityId, financialYear, fundCode ?? null])).map(toYearEnd);
}

/** The lines of a year end about the communities the person may see, by community. */
export async function yearEndPots(
  tx: Tx,
  scope: DatabaseScope,
  yearEndId: string,
): Promise<readonly YearEndPot[]> {
  return (await tx.all(pots, [scope.authorityId, yearEndId])).map((row) => ({
    budgetId: row.pot_id,
    communityId: row.community_id,
    communityCode: row.code,
    communityName: row.name,
    nextBudgetId: row.next_pot_id,
    available: pence(row.available_pence),
    reserve: pence(row.reserve_pence),
    deficit: pence(row.deficit_pence),
    commitments: row.commitments.map(({ awardId, due, later, recoverable, outcome }) => ({
      awardId,
      due: pence(due),
      later: pence(later),
      recoverable: pence(recoverable),
      outcome,
    })),
  }));
}

function toYearEnd(row: YearEndRow): YearEnd {
  return {
    id: row.id,
    fundCode: row.fund_code,
    financialYear: row.financial_year,
    policy: row.policy,
    carriesMoney: row.carries_money,
    state: row.state,
    version: row.version,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    approvedByName: row.approved_by_name,
    approvedAt: row.approved_at,
    totals: {
      available: pence(row.available),
      reserve: pence(row.reserve),
      deficit: pence(row.deficit),
      due: pence(row.due),
      later: pence(row.later),
      recoverable: pence(row.recoverable),
      givenUp: pence(row.given_up),
    },
  };
}
