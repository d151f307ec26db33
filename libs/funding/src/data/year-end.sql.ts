import { FinancialYear, newId } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { Proposal } from '../domain/proposal.js';
import type { LeftoverPolicy, PotAtYearEnd, YearEndState } from '../domain/year-end.js';

export interface NewYearEnd {
  readonly fundCode: string;
  readonly year: FinancialYear;
  readonly policy: LeftoverPolicy;
  readonly carriesMoney: boolean;
  /** SHA-256 of the pots in canonical form. */
  readonly linesHash: string;
  readonly pots: readonly PotAtYearEnd[];
}

/** A proposed year end as its approval needs it. */
export interface LockedYearEnd extends Proposal {
  readonly id: string;
  readonly state: YearEndState;
  readonly fundCode: string;
  readonly year: FinancialYear;
  readonly policy: LeftoverPolicy;
  readonly carriesMoney: boolean;
  readonly linesHash: string;
}

interface LockedRow {
  id: string;
  fund_code: string;
  financial_year: string;
  policy: LeftoverPolicy;
  carries_money: boolean;
  lines_hash: string;
  state: YearEndState;
  version: number;
  proposed_by: string;
}

const replace = statement<never>(
  'funding.replace_year_end',
  `update funding.year_end set state = 'REPLACED', version = version + 1
    where authority_id = $1 and fund_code = $2 and financial_year = $3 and state = 'PROPOSED'`,
);
const insert = statement<never>(
  'funding.propose_year_end',
  `insert into funding.year_end
     (authority_id, id, fund_code, financial_year, policy, carries_money, lines_hash, state, proposed_by)
   values ($1, $2, $3, $4, $5, $6, $7, 'PROPOSED', $8)`,
);
const insertPots = statement<never>(
  'funding.freeze_year_end_pots',
  `insert into funding.year_end_pot
     (authority_id, year_end_id, pot_id, next_pot_id, community_id, available_pence, reserve_pence, deficit_pence)
   select $1, $2, p."potId", p."nextPotId", p."communityId", p.available, p.reserve, p.deficit
     from jsonb_to_recordset($3::jsonb) as p
          ("potId" uuid, "nextPotId" uuid, "communityId" uuid, available bigint, reserve bigint, deficit bigint)`,
);
const insertCommitments = statement<never>(
  'funding.freeze_year_end_commitments',
  `insert into funding.year_end_commitment
     (authority_id, year_end_id, commitment_id, pot_id, community_id, award_id, due_pence, later_pence, recoverable_pence,
      prior_recoverable_pence, outcome)
   select $1, $2, c."commitmentId", c."potId", c."communityId", c."awardId", c.due, c.later, c.recoverable,
          c."ofEarlierYears", 'CARRY'
     from jsonb_to_recordset($3::jsonb) as c
          ("commitmentId" uuid, "potId" uuid, "communityId" uuid, "awardId" uuid, due bigint, later bigint,
           recoverable bigint, "ofEarlierYears" bigint)`,
);
const lock = statement<LockedRow>(
  'funding.lock_year_end',
  `select id, fund_code, financial_year, policy, carries_money, lines_hash, state, version, proposed_by
     from funding.year_end where authority_id = $1 and id = $2 for no key update`,
);
const frozen = statement<{ commitment_id: string; award_id: string }>(
  'funding.frozen_commitments',
  'select commitment_id, award_id from funding.year_end_commitment where authority_id = $1 and year_end_id = $2',
);
const approve = statement<never>(
  'funding.approve_year_end',
  `with given_up as (
     update funding.year_end_commitment set outcome = 'RELEASE'
      where authority_id = $1 and year_end_id = $2 and commitment_id = any ($4::uuid[])
   )
   update funding.year_end
      set state = 'APPROVED', approved_by = $3, approved_at = clock_timestamp(), version = version + 1
    where authority_id = $1 and id = $2`,
);
const finish = statement<never>(
  'funding.finish_year_ends',
  `update funding.year_end set state = 'DONE', version = version + 1
    where authority_id = $1 and financial_year = $2 and state = 'APPROVED'`,
);

/** Money as text: JSON knows no whole numbers of any size. */
const wire = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Enters a proposal with its lines, in place of one that was waiting. Gives its id. */
export async function insertYearEnd(tx: Tx, scope: DatabaseScope, given: NewYearEnd): Promise<string> {
  const { authorityId, personId } = scope;
  const { fundCode, year, policy, carriesMoney, linesHash, pots } = given;
  const id = newId();
  await tx.all(replace, [authorityId, fundCode, year.label]);
  await tx.all(insert, [authorityId, id, fundCode, year.label, policy, carriesMoney, linesHash, personId]);
  await tx.all(insertPots, [authorityId, id, wire(pots)]);
  const commitments = pots.flatMap(({ potId, communityId, commitments: open }) =>
    open.map((commitment) => ({ ...commitment, potId, communityId })),
  );
  await tx.all(insertCommitments, [authorityId, id, wire(commitments)]);
  return id;
}

/** A year end, locked until the transaction ends: the first lock of its approval. */
export async function lockYearEnd(
  tx: Tx,
  scope: DatabaseScope,
  yearEndId: string,
): Promise<LockedYearEnd | undefined> {
  const row = await tx.first(lock, [scope.authorityId, yearEndId]);
  return (
    row && {
      id: row.id,
      fundCode: row.fund_code,
      year: FinancialYear.parse(row.financial_year),
      policy: row.policy,
      carriesMoney: row.carries_money,
      linesHash: row.lines_hash,
      state: row.state,
      version: row.version,
      proposedBy: row.proposed_by,
    }
  );
}

/** Which award each commitment of a proposal belongs to, by commitment. */
export async function frozenCommitments(
  tx: Tx,
  scope: DatabaseScope,
  yearEndId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all(frozen, [scope.authorityId, yearEndId]);
  return new Map(rows.map((row) => [row.commitment_id, row.award_id]));
}

/** Writes the approval of the person in the scope, and which commitments he or she gives up. */
export async function writeYearEndApproval(
  tx: Tx,
  scope: DatabaseScope,
  yearEndId: string,
  givenUp: readonly string[],
): Promise<void> {
  await tx.all(approve, [scope.authorityId, yearEndId, scope.personId, givenUp]);
}

/** Every approved year end of a year that is closed is done. */
export async function finishYearEnds(tx: Tx, scope: DatabaseScope, year: string): Promise<void> {
  await tx.all(finish, [scope.authorityId, year]);
}
