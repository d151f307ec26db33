import { FinancialYear, newId, type Pence, type PlainDate } from '#kernel';
import { holdPots, type Journal } from '#ledger';
import type { DatabaseScope, Tx } from '#platform';
import { unmadeDeficit } from '../data/deficit.sql.js';
import { firstCall } from '../domain/deficit.js';

/** A budget whose pot is open and whose money is about to become available. */
export interface LoadedBudget {
  readonly id: string;
  readonly communityId: string;
  readonly fundCode: string;
  readonly year: FinancialYear;
  /** What will be promisable once it is loaded. */
  readonly available: Pence;
}

/**
 * What makes good the deficit of the year before out of a new budget, before anything can be promised from it: nothing
 * where there is none. To be posted right after the load, in the same call: the pots of both years are held from here on.
 */
export async function firstCallOn(
  tx: Tx,
  scope: DatabaseScope,
  budget: LoadedBudget,
  effectiveOn: PlainDate,
): Promise<readonly Journal[]> {
  const { communityId, fundCode, year } = budget;
  const before = FinancialYear.of(year.startsOn.subtract({ days: 1 }));
  const ofTheYearBefore = { communityId, fundCode, yearLabel: before.label };
  const found = await unmadeDeficit(tx, scope, ofTheYearBefore);
  if (found === undefined) return [];
  // Read again once both pots are held: a year end may have made it good in between.
  await holdPots(tx, scope, [found.potId, budget.id]);
  const deficit = await unmadeDeficit(tx, scope, ofTheYearBefore);
  if (deficit === undefined) return [];
  const amount = firstCall(deficit.amount, budget.available);
  const cause = { cause: 'DEFICIT_CALLED', causeId: budget.id };
  return [
    {
      id: newId(),
      effectiveOn,
      ...cause,
      transfers: [{ movement: 'DEFICIT_CALLED', pot: budget.id, amount }],
    },
    {
      id: newId(),
      effectiveOn: before.endsOn,
      ...cause,
      transfers: [{ movement: 'DEFICIT_CLEARED', pot: deficit.potId, amount }],
    },
  ];
}
