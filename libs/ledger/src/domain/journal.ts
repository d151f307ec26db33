import type { Pence, PlainDate } from '#kernel';

/** The stages of a pot's money. */
export const ACCOUNT_KINDS = [
  'FUND',
  'AVAILABLE',
  'RESERVE',
  'COMMITTED',
  'PAYABLE',
  'PAID',
  'RECOVERABLE',
  'RETURNED',
  'DEFICIT',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** What may happen to money inside a pot. Each movement leads from one account to another (table ledger.movement). */
export const MOVEMENTS = [
  'BUDGET_LOAD',
  'COMMIT',
  'RELEASE',
  'FALL_DUE',
  'PAY',
  'RECOVERY_AGREED',
  'RECOVERY_RECEIVED',
  'RETURN',
  'SET_ASIDE',
  'CONTINGENCY_RELEASE',
  'VIREMENT_OUT',
  'VIREMENT_IN',
  'TOP_SLICE',
  'CORRECTION_UP',
  'CORRECTION_DOWN',
  'CLAWBACK',
  'CARRY_FORWARD_OUT',
  'CARRY_FORWARD_IN',
  'COMMITMENT_CARRIED_OUT',
  'COMMITMENT_CARRIED_IN',
  'RESERVE_RETURNED',
  'DEFICIT_RECORDED',
  'DEFICIT_CALLED',
  'DEFICIT_CLEARED',
  'RESERVE_CARRIED_OUT',
  'RECOVERY_CARRIED_OUT',
  'PRIOR_YEAR_RECOVERY_AGREED',
  'PRIOR_YEAR_RECOVERY_RECEIVED',
  'PRIOR_YEAR_RECOVERY_CARRIED_OUT',
] as const;
export type Movement = (typeof MOVEMENTS)[number];

/** Money moved forward: one amount, from and to given by the movement. */
export interface Transfer {
  readonly movement: Movement;
  readonly pot: string;
  /** More than zero. */
  readonly amount: Pence;
  /** The promise this belongs to: needed by every movement of promised, due or paid money, and by no other. */
  readonly commitment?: string;
}

/** An earlier transfer run backwards, in whole or in part. A reversal cannot itself be reversed. */
export interface Reversal {
  readonly reverses: { readonly journal: string; readonly number: number };
  readonly amount: Pence;
}

/**
 * Transfers that happen together or not at all. `id` is made by the caller: posting the same journal again gives the
 * first verdict and moves nothing.
 */
export interface Journal {
  readonly id: string;
  /** The day it counts for; inside the pot's period. */
  readonly effectiveOn: PlainDate;
  /** What happened, in the caller's words, and the id of the thing it happened to. */
  readonly cause: string;
  readonly causeId: string;
  readonly transfers: readonly (Transfer | Reversal)[];
}

/** The form `ledger.post` takes: pence as text, dates as ISO text. */
export function toWire(journal: Journal): object {
  return {
    id: journal.id,
    effectiveOn: journal.effectiveOn.toString(),
    cause: journal.cause,
    causeId: journal.causeId,
    transfers: journal.transfers.map((transfer) =>
      'reverses' in transfer
        ? { reverses: transfer.reverses, pence: transfer.amount.toString() }
        : {
            movement: transfer.movement,
            pot: transfer.pot,
            pence: transfer.amount.toString(),
            ...(transfer.commitment === undefined ? {} : { commitment: transfer.commitment }),
          },
    ),
  };
}
