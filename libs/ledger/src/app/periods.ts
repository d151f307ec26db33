import { err, ok, pence, plainDate, type Pence, type PlainDate, type Result } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { AccountKind } from '../domain/journal.js';

/** SOFT_CLOSED takes what follows from earlier promises, and corrections; CLOSED takes nothing, ever. */
export type PeriodState = 'OPEN' | 'SOFT_CLOSED' | 'CLOSED';

export interface Period {
  /** Such as "2026-27". */
  readonly label: string;
  readonly state: PeriodState;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** Money that is still on its way in a pot of a period that was to be closed. */
export interface UnsettledAccount {
  readonly potId: string;
  readonly kind: AccountKind;
  readonly amount: Pence;
}

export type PeriodRefusal =
  | { readonly outcome: 'UNKNOWN_PERIOD' }
  | { readonly outcome: 'WRONG_STATE'; readonly state: PeriodState }
  | { readonly outcome: 'NOT_SETTLED'; readonly accounts: readonly UnsettledAccount[] };

type WireOutcome =
  | { readonly outcome: 'MOVED' | 'UNKNOWN_PERIOD' }
  | { readonly outcome: 'WRONG_STATE'; readonly state: PeriodState }
  | {
      readonly outcome: 'NOT_SETTLED';
      readonly accounts: readonly {
        readonly pot: string;
        readonly kind: AccountKind;
        readonly pence: string;
      }[];
    };

const find = statement<{ label: string; state: PeriodState; starts_on: string; ends_on: string }>(
  'ledger.period',
  `select label, state, starts_on::text, ends_on::text from ledger.period where authority_id = $1 and label = $2`,
);
const move = statement<{ outcome: WireOutcome }>(
  'ledger.move_period',
  'select ledger.move_period($1, $2, $3) as outcome',
);

/** A period by its label; undefined where the authority has opened no pot in it. */
export async function periodOf(tx: Tx, scope: DatabaseScope, label: string): Promise<Period | undefined> {
  const row = await tx.first(find, [scope.authorityId, label]);
  return (
    row && {
      label: row.label,
      state: row.state,
      startsOn: plainDate(row.starts_on),
      endsOn: plainDate(row.ends_on),
    }
  );
}

/**
 * Moves a period on: OPEN to SOFT_CLOSED, SOFT_CLOSED to CLOSED. Waits for every posting under way; those that come later
 * find the new state. Closing is refused while money of the period is still on its way.
 */
export async function movePeriod(
  tx: Tx,
  scope: DatabaseScope,
  label: string,
  to: 'SOFT_CLOSED' | 'CLOSED',
): Promise<Result<undefined, PeriodRefusal>> {
  const { outcome } = await tx.only(move, [scope.authorityId, label, to]);
  switch (outcome.outcome) {
    case 'MOVED':
      return ok(undefined);
    case 'NOT_SETTLED':
      return err({
        outcome: 'NOT_SETTLED',
        accounts: outcome.accounts.map((account) => ({
          potId: account.pot,
          kind: account.kind,
          amount: pence(account.pence),
        })),
      });
    case 'WRONG_STATE':
      return err({ outcome: 'WRONG_STATE', state: outcome.state });
    case 'UNKNOWN_PERIOD':
      return err({ outcome: 'UNKNOWN_PERIOD' });
  }
}
