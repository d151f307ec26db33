import { pence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { PeriodState } from './periods.js';

/** A promise where it lives now: in the pot it was made in, or in the later one it has been carried into. */
export interface LiveCommitment {
  readonly id: string;
  /** The award it began with. */
  readonly originId: string;
  readonly potId: string;
  readonly holderId: string;
  readonly periodState: PeriodState;
  readonly committed: Pence;
  readonly payable: Pence;
  /** Paid out of this pot, less what has been agreed to come back to it. */
  readonly paid: Pence;
  /** Agreed to come back, of this year's money and of earlier years'. */
  readonly recoverable: Pence;
  /** The part of `recoverable` that was paid out of an earlier year: it goes to the fund, not to the pot. */
  readonly ofEarlierYears: Pence;
  /** Paid out of earlier pots, before the promise was carried, and not agreed to come back. */
  readonly paidBefore: Pence;
}

interface CommitmentRow {
  id: string;
  origin_id: string;
  pot_id: string;
  holder_id: string;
  period_state: PeriodState;
  committed_pence: string;
  payable_pence: string;
  paid_pence: string;
  recoverable_pence: string;
  of_earlier_years: string;
  paid_before: string;
}

const EARLIER = `case t.movement when 'PRIOR_YEAR_RECOVERY_AGREED' then t.amount_pence else -t.amount_pence end`;

const COMMITMENTS = `
  select c.id, c.origin_id, c.pot_id, c.holder_id, p.state as period_state, c.committed_pence, c.payable_pence, c.paid_pence,
         c.recoverable_pence,
         coalesce((select sum(${EARLIER}) from ledger.transfer t
                    where t.authority_id = c.authority_id and t.commitment_id = c.id and t.movement in
                      ('PRIOR_YEAR_RECOVERY_AGREED', 'PRIOR_YEAR_RECOVERY_RECEIVED', 'PRIOR_YEAR_RECOVERY_CARRIED_OUT')), 0)::text
           as of_earlier_years,
         (coalesce((select sum(e.paid_pence) from ledger.commitment e
                     where e.authority_id = c.authority_id and e.origin_id = c.origin_id and e.id <> c.id), 0)
          - coalesce((select sum(case when t.movement = 'PRIOR_YEAR_RECOVERY_AGREED' then t.amount_pence else -t.amount_pence end)
                        from ledger.commitment e
                        join ledger.transfer t on t.authority_id = e.authority_id and t.commitment_id = e.id
                         and t.movement in ('PRIOR_YEAR_RECOVERY_AGREED', 'PRIOR_YEAR_RECOVERY_CARRIED_OUT')
                       where e.authority_id = c.authority_id and e.origin_id = c.origin_id), 0))::text as paid_before
    from ledger.commitment c
    join ledger.pot pot on pot.authority_id = c.authority_id and pot.id = c.pot_id
    join ledger.period p on p.authority_id = pot.authority_id and p.id = pot.period_id`;

const ofOrigin = statement<CommitmentRow>(
  'ledger.live_commitment',
  `${COMMITMENTS} where c.authority_id = $1 and c.origin_id = $2 and c.carried_into is null`,
);
const openIn = statement<CommitmentRow>(
  'ledger.open_commitments',
  `${COMMITMENTS}
    where c.authority_id = $1 and c.pot_id = any ($2::uuid[]) and c.carried_into is null
      and (c.committed_pence > 0 or c.payable_pence > 0 or c.recoverable_pence > 0)
    order by c.pot_id, c.id`,
);

const places = statement<{ origin_id: string; id: string; pot_id: string }>(
  'ledger.live_places',
  `select origin_id, id, pot_id from ledger.commitment
    where authority_id = $1 and origin_id = any ($2::uuid[]) and carried_into is null`,
);

/** Where a promise lives now. */
export interface LivePlace {
  readonly commitmentId: string;
  readonly potId: string;
}

/** Where the promises of awards live now, by award. Asked after the awards are locked, it stays so. */
export async function livePlacesOf(
  tx: Tx,
  scope: DatabaseScope,
  originIds: readonly string[],
): Promise<ReadonlyMap<string, LivePlace>> {
  const rows = await tx.all(places, [scope.authorityId, originIds]);
  return new Map(rows.map((row) => [row.origin_id, { commitmentId: row.id, potId: row.pot_id }]));
}

/** The live commitment of an award that is known to have one. */
export async function liveCommitmentOf(
  tx: Tx,
  scope: DatabaseScope,
  originId: string,
): Promise<LiveCommitment> {
  return toCommitment(await tx.only(ofOrigin, [scope.authorityId, originId]));
}

/** The commitments of pots with money still to be paid or to come back, by pot and id. */
export async function openCommitmentsIn(
  tx: Tx,
  scope: DatabaseScope,
  potIds: readonly string[],
): Promise<readonly LiveCommitment[]> {
  return (await tx.all(openIn, [scope.authorityId, potIds])).map(toCommitment);
}

function toCommitment(row: CommitmentRow): LiveCommitment {
  return {
    id: row.id,
    originId: row.origin_id,
    potId: row.pot_id,
    holderId: row.holder_id,
    periodState: row.period_state,
    committed: pence(row.committed_pence),
    payable: pence(row.payable_pence),
    paid: pence(row.paid_pence),
    recoverable: pence(row.recoverable_pence),
    ofEarlierYears: pence(row.of_earlier_years),
    paidBefore: pence(row.paid_before),
  };
}
