import { pence, plainDate, subtractPence, type Pence, type PlainDate } from '#kernel';
import type { AccountKind } from './journal.js';

export interface Balance {
  readonly pot: string;
  readonly kind: AccountKind;
  readonly pence: Pence;
}

/** The journal is in the ledger. `balances` are those of the accounts it touched, right after it. */
export interface Posted {
  readonly journal: string;
  /** ISO instant, UTC, microseconds. */
  readonly postedAt: string;
  /** True where the journal was there already and nothing moved now. */
  readonly replayed: boolean;
  readonly balances: readonly Balance[];
}

/** Why the ledger would not take a journal, with the numbers. Nothing was written. */
export type PostingRefusal =
  | {
      readonly outcome: 'INSUFFICIENT_FUNDS';
      readonly pot: string;
      readonly kind: AccountKind;
      readonly balance: Pence;
      readonly floor: Pence;
      /** How much the journal would take, net. */
      readonly wanted: Pence;
    }
  | {
      readonly outcome: 'COMMITMENT_EXCEEDED';
      readonly commitment: string;
      readonly committed: Pence;
      readonly payable: Pence;
      readonly paid: Pence;
      readonly recoverable: Pence;
    }
  | {
      readonly outcome: 'PERIOD_CLOSED';
      readonly period: string;
      readonly state: 'OPEN' | 'SOFT_CLOSED' | 'CLOSED';
      readonly startsOn: PlainDate;
      readonly endsOn: PlainDate;
      readonly effectiveOn: PlainDate;
    }
  | {
      readonly outcome: 'ALREADY_REVERSED';
      readonly amount: Pence;
      readonly reversed: Pence;
      readonly asked: Pence;
    }
  | {
      readonly outcome: 'IN_DEFICIT';
      readonly pot: string;
      /** What is still to be made good: more than zero. */
      readonly deficit: Pence;
    }
  | {
      readonly outcome: 'COMMITMENT_CARRIED';
      readonly commitment: string;
      /** The commitment of a later year in which it goes on. */
      readonly carriedInto: string;
    }
  | { readonly outcome: 'IDEMPOTENCY_MISMATCH'; readonly journal: string };

/** The wire form of a verdict, as `ledger.post` returns it. */
export interface WireVerdict {
  readonly outcome: string;
  readonly journal: string;
  readonly [detail: string]: unknown;
}

export function isPosted(verdict: WireVerdict): boolean {
  return verdict.outcome === 'POSTED';
}

export function toPosted(verdict: WireVerdict): Posted {
  const balances = verdict.balances as { pot: string; kind: AccountKind; pence: string }[];
  return {
    journal: verdict.journal,
    postedAt: verdict.postedAt as string,
    replayed: verdict.replayed as boolean,
    balances: balances.map((balance) => ({
      pot: balance.pot,
      kind: balance.kind,
      pence: pence(balance.pence),
    })),
  };
}

/**
 * Reads a refusal. Outcomes that only a mistake in the calling code can cause (an unknown pot, a movement without its
 * commitment) are not refusals: they are thrown.
 */
export function toRefusal(verdict: WireVerdict): PostingRefusal {
  const money = (name: string) => pence((verdict[name] as string | null) ?? '0');
  const date = (name: string) => plainDate(verdict[name] as string);
  switch (verdict.outcome) {
    case 'INSUFFICIENT_FUNDS':
      return {
        outcome: verdict.outcome,
        pot: verdict.pot as string,
        kind: verdict.kind as AccountKind,
        balance: money('balancePence'),
        floor: money('floorPence'),
        wanted: subtractPence(pence(0n), money('changePence')),
      };
    case 'COMMITMENT_EXCEEDED':
      return {
        outcome: verdict.outcome,
        commitment: verdict.commitment as string,
        committed: money('committedPence'),
        payable: money('payablePence'),
        paid: money('paidPence'),
        recoverable: money('recoverablePence'),
      };
    case 'COMMITMENT_CARRIED':
      return {
        outcome: verdict.outcome,
        commitment: verdict.commitment as string,
        carriedInto: verdict.carriedInto as string,
      };
    case 'PERIOD_CLOSED':
      return {
        outcome: verdict.outcome,
        period: verdict.period as string,
        state: verdict.state as 'OPEN' | 'SOFT_CLOSED' | 'CLOSED',
        startsOn: date('startsOn'),
        endsOn: date('endsOn'),
        effectiveOn: date('effectiveOn'),
      };
    case 'ALREADY_REVERSED':
      return {
        outcome: verdict.outcome,
        amount: money('amountPence'),
        reversed: money('reversedPence'),
        asked: money('askedPence'),
      };
    case 'IN_DEFICIT':
      return { outcome: verdict.outcome, pot: verdict.pot as string, deficit: money('deficitPence') };
    case 'IDEMPOTENCY_MISMATCH':
      return { outcome: verdict.outcome, journal: verdict.journal };
    default:
      throw new Error(`The ledger cannot post journal ${verdict.journal}: ${verdict.outcome}.`);
  }
}
