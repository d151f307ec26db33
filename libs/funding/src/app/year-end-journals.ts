import { newId, subtractPence, type Pence, type PlainDate } from '#kernel';
import type { Carry, Journal, Movement, Transfer } from '#ledger';
import type { CarryForward } from '../data/carry-forward.sql.js';
import {
  carriedForward,
  committedIn,
  type CarriedCommitment,
  type PotSettlement,
} from '../domain/year-end.js';

/** Everything that is posted and written for the pots of one year end. */
export interface WindingUpPlan {
  readonly carries: readonly Carry[];
  readonly carryForwards: readonly CarryForward[];
  readonly journals: readonly Journal[];
}

export interface WindingUpDays {
  /** The last day of the year that ends: everything that leaves its pots counts for it. */
  readonly lastDay: PlainDate;
  /** What arrives in the next year counts for this day of it. */
  readonly arrivalDay: PlainDate;
}

/**
 * Turns settlements into journals: first everything is taken out of the old pots, then what is carried forward arrives,
 * then deficits and commitments are charged, so that money is there before it is needed.
 */
export function planWindingUp(
  yearEndId: string,
  settlements: readonly PotSettlement[],
  days: WindingUpDays,
): WindingUpPlan {
  const carries = settlements.flatMap(carriesOf);
  const newIds = new Map(carries.map(({ commitment, into }) => [commitment, into]));
  const carryForwards = settlements.flatMap(carryForwardOf);
  const yearEnd = { cause: 'YEAR_END', causeId: yearEndId };
  return {
    carries,
    carryForwards,
    journals: [
      ...settlements.map((settled) => journal(yearEnd, days.lastDay, closing(settled))),
      ...carryForwards.flatMap((carried) => carryForwardJournals(carried, settlements, days)),
      ...settlements.map((settled) => journal(yearEnd, days.arrivalDay, opening(settled, newIds))),
    ].filter(({ transfers }) => transfers.length > 0),
  };
}

function journal(
  cause: Pick<Journal, 'cause' | 'causeId'>,
  effectiveOn: PlainDate,
  transfers: readonly Transfer[],
): Journal {
  return { id: newId(), effectiveOn, ...cause, transfers };
}

function carriesOf({ carried, nextPotId }: PotSettlement): readonly Carry[] {
  return carried.map(({ commitmentId }) => ({
    commitment: commitmentId,
    into: newId(),
    pot: existing(nextPotId),
  }));
}

function carryForwardOf(settled: PotSettlement): readonly CarryForward[] {
  const amount = carriedForward(settled);
  if (amount === 0n) return [];
  return [{ id: newId(), fromBudgetId: settled.potId, toBudgetId: existing(settled.nextPotId), amount }];
}

function closing(settled: PotSettlement): readonly Transfer[] {
  const { potId: pot, policy, leftover, reserve, deficit } = settled;
  const isReturned = policy === 'RETURN';
  return [
    ...settled.released.flatMap((open) => move('RELEASE', pot, committedIn(open), open.commitmentId)),
    ...settled.carried.flatMap((carried) => carriedOut(pot, carried)),
    ...(isReturned ? [...move('RETURN', pot, leftover), ...move('RESERVE_RETURNED', pot, reserve)] : []),
    ...move('DEFICIT_CLEARED', pot, deficit),
  ];
}

function carriedOut(pot: string, carried: CarriedCommitment): readonly Transfer[] {
  const { commitmentId, withMoney, fromNextYear, recoverable, ofEarlierYears } = carried;
  const ofThisYear = subtractPence(recoverable, ofEarlierYears);
  return [
    ...move('COMMITMENT_CARRIED_OUT', pot, withMoney, commitmentId),
    ...move('COMMITMENT_CARRIED_OUT', pot, fromNextYear, commitmentId),
    ...move('RECOVERY_CARRIED_OUT', pot, ofThisYear, commitmentId),
    ...move('PRIOR_YEAR_RECOVERY_CARRIED_OUT', pot, ofEarlierYears, commitmentId),
  ];
}

function opening(settled: PotSettlement, newIds: ReadonlyMap<string, string>): readonly Transfer[] {
  if (settled.nextPotId === null) return [];
  const pot = settled.nextPotId;
  return [
    ...move('DEFICIT_CALLED', pot, settled.deficit),
    ...settled.carried.flatMap(({ commitmentId, withMoney, fromNextYear, recoverable }) => {
      const into = newIds.get(commitmentId);
      return [
        ...move('COMMITMENT_CARRIED_IN', pot, withMoney, into),
        ...move('COMMIT', pot, fromNextYear, into),
        ...move('PRIOR_YEAR_RECOVERY_AGREED', pot, recoverable, into),
      ];
    }),
  ];
}

function carryForwardJournals(
  { id, fromBudgetId, toBudgetId, amount }: CarryForward,
  settlements: readonly PotSettlement[],
  { lastDay, arrivalDay }: WindingUpDays,
): readonly Journal[] {
  const cause = { cause: 'BUDGET_CARRY_FORWARD', causeId: id };
  const leaving = settlements
    .filter(({ potId }) => potId === fromBudgetId)
    .flatMap(({ leftover, reserve }) => [
      ...move('CARRY_FORWARD_OUT', fromBudgetId, leftover),
      ...move('RESERVE_CARRIED_OUT', fromBudgetId, reserve),
    ]);
  return [
    journal(cause, lastDay, leaving),
    journal(cause, arrivalDay, move('CARRY_FORWARD_IN', toBudgetId, amount)),
  ];
}

function move(movement: Movement, pot: string, amount: Pence, commitment?: string): readonly Transfer[] {
  return amount === 0n
    ? []
    : [{ movement, pot, amount, ...(commitment === undefined ? {} : { commitment }) }];
}

/** The next budget was found open before anything was planned. */
function existing(nextPotId: string | null): string {
  if (nextPotId === null) throw new Error('What goes on needs a budget of the next year.');
  return nextPotId;
}
