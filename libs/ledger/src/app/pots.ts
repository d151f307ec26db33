import type { FinancialYear } from '#kernel';
import { newId } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** A pot to be opened: one holder's money from one fund source for one financial year. */
export interface NewPot {
  readonly id: string;
  readonly holderId: string;
  readonly fundCode: string;
  readonly year: FinancialYear;
}

const openPeriod = statement<object>('ledger.open_period', 'select ledger.open_period($1, $2, $3, $4, $5)');
const findPeriod = statement<{ id: string }>(
  'ledger.find_period',
  'select id from ledger.period where authority_id = $1 and label = $2',
);
const open = statement<object>('ledger.open_pot', 'select ledger.open_pot($1, $2, $3, $4, $5)');

/** Opens a pot with all its accounts at zero, and the year's period where this is its first pot. */
export async function openPot(tx: Tx, scope: DatabaseScope, pot: NewPot): Promise<void> {
  const { authorityId } = scope;
  await tx.only(openPeriod, [
    authorityId,
    newId(),
    pot.year.label,
    pot.year.startsOn.toString(),
    pot.year.endsOn.toString(),
  ]);
  const period = await tx.only(findPeriod, [authorityId, pot.year.label]);
  await tx.only(open, [authorityId, pot.id, pot.holderId, pot.fundCode, period.id]);
}
