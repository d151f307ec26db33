import { addPence, pence, subtractPence, type Pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { AccountKind } from '../domain/journal.js';

/** A pot's money by stage. Together with what the fund gave, it always comes to nothing. */
export type PotBalances = Readonly<Record<AccountKind, Pence>>;

interface BalanceRow {
  pot_id: string;
  kind: AccountKind;
  balance_pence: string;
}

const now = statement<BalanceRow>(
  'ledger.balances_now',
  `select pot_id, kind, balance_pence from ledger.account where authority_id = $1 and pot_id = any ($2::uuid[])`,
);

/** One index seek per account: the newest entry at or before the instant. */
const at = statement<BalanceRow>(
  'ledger.balances_at',
  `select a.pot_id, a.kind, coalesce(e.balance_after_pence, 0)::text as balance_pence
     from ledger.account a
     left join lateral (
       select balance_after_pence from ledger.entry e
        where e.authority_id = a.authority_id and e.pot_id = a.pot_id and e.kind = a.kind and e.posted_at <= $3
        order by e.posted_at desc, e.version desc limit 1) e on true
    where a.authority_id = $1 and a.pot_id = any ($2::uuid[])`,
);

const nothing = (): Record<AccountKind, Pence> => ({
  FUND: pence(0n),
  AVAILABLE: pence(0n),
  RESERVE: pence(0n),
  COMMITTED: pence(0n),
  PAYABLE: pence(0n),
  PAID: pence(0n),
  RECOVERABLE: pence(0n),
  RETURNED: pence(0n),
  DEFICIT: pence(0n),
});

/**
 * The balances of pots now, or as the ledger stood at an instant (ISO text). Pots out of scope are simply absent.
 * Costs one row per account, however long the history.
 */
export async function balancesOf(
  tx: Tx,
  scope: DatabaseScope,
  potIds: readonly string[],
  atInstant?: string,
): Promise<ReadonlyMap<string, PotBalances>> {
  const rows =
    atInstant === undefined
      ? await tx.all(now, [scope.authorityId, potIds])
      : await tx.all(at, [scope.authorityId, potIds, atInstant]);
  const pots = new Map<string, Record<AccountKind, Pence>>();
  for (const row of rows) {
    const balances = pots.get(row.pot_id) ?? nothing();
    balances[row.kind] = pence(row.balance_pence);
    pots.set(row.pot_id, balances);
  }
  return pots;
}

/** What the fund has given to the pot so far, less what went from it to other pots or back. */
export function loadedInto(balances: PotBalances): Pence {
  return subtractPence(pence(0n), balances.FUND);
}

/** Promised and not yet paid: committed, and due in a run that is not released. */
export function promisedIn(balances: PotBalances): Pence {
  return addPence(balances.COMMITTED, balances.PAYABLE);
}
