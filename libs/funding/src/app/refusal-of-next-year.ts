import { pence, subtractPence, type FinancialYear, type Pence } from '#kernel';
import { balancesOf } from '#ledger';
import type { DatabaseScope, Tx } from '#platform';
import { communityCodesOf } from '../data/year-end-pots.sql.js';
import { goesOn, type PotSettlement } from '../domain/year-end.js';
import { NextYearInDeficit, NextYearNotOpen, NextYearShort } from './year-end.refusals.js';

export type NextYearRefusal = NextYearNotOpen | NextYearInDeficit | NextYearShort;

/**
 * Why the budgets of the next year cannot take over what goes on there; undefined where they can: they are open, owe
 * nothing of their own where promises are charged to them, and have what they will be charged. The caller holds the pots of
 * both years, so what is found stays so until the transaction ends.
 */
export async function refusalOfNextYear(
  tx: Tx,
  scope: DatabaseScope,
  nextYear: FinancialYear,
  settlements: readonly PotSettlement[],
): Promise<NextYearRefusal | undefined> {
  const goingOn = settlements.filter(goesOn);
  const potIds = goingOn.map(({ potId }) => potId);
  const codes = await communityCodesOf(tx, scope, potIds);
  const homeless = goingOn.filter(({ nextPotId }) => nextPotId === null).map(({ potId }) => potId);
  if (homeless.length > 0) {
    const without = [...codes].filter(([potId]) => homeless.includes(potId)).map(([, code]) => code);
    return new NextYearNotOpen(nextYear.label, without);
  }
  const nextPotIds = goingOn.flatMap(({ nextPotId }) => nextPotId ?? []);
  const nextPots = await balancesOf(tx, scope, nextPotIds);
  for (const settled of goingOn) {
    const found = nextPots.get(settled.nextPotId ?? '');
    const next = {
      code: codes.get(settled.potId) ?? '',
      year: nextYear,
      available: found?.AVAILABLE ?? pence(0n),
      deficit: subtractPence(pence(0n), found?.DEFICIT ?? pence(0n)),
    };
    const refused = refusalOfNextBudget(next, settled);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

interface NextBudget {
  /** The code of the community. */
  readonly code: string;
  readonly year: FinancialYear;
  readonly available: Pence;
  /** Its own, of the next year: nothing or more. */
  readonly deficit: Pence;
}

/** The ledger lets nothing be promised from a pot in deficit, and what falls due later is promised anew. */
function refusalOfNextBudget(
  { code, year, available, deficit }: NextBudget,
  { chargedNextYear, neededNextYear }: PotSettlement,
): NextYearInDeficit | NextYearShort | undefined {
  if (deficit > 0n && chargedNextYear > 0n)
    return new NextYearInDeficit(code, year.label, deficit, chargedNextYear);
  return neededNextYear > available ? new NextYearShort(code, available, neededNextYear) : undefined;
}
