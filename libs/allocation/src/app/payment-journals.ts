import { newId, type PlainDate, type Result } from '#kernel';
import { postJournals, type Journal, type Movement, type Posted, type PostingRefusal } from '#ledger';
import type { Tx, DatabaseScope } from '#platform';
import { byBudget, type PaymentLine } from '../domain/payment-run.js';

export interface PaymentMovement {
  readonly movement: Movement;
  readonly cause: string;
  readonly runId: string;
  readonly effectiveOn: PlainDate;
}

/** Moves the money of every line of a run: one journal for each budget, all in one round trip. */
export function postLines(
  tx: Tx,
  scope: DatabaseScope,
  lines: readonly PaymentLine[],
  { movement, cause, runId, effectiveOn }: PaymentMovement,
): Promise<readonly Result<Posted, PostingRefusal>[]> {
  const journals = [...byBudget(lines)].map(([pot, ofPot]): Journal => ({
    id: newId(),
    effectiveOn,
    cause,
    causeId: runId,
    transfers: ofPot.map(({ amount, commitmentId }) => ({ movement, pot, amount, commitment: commitmentId })),
  }));
  return postJournals(tx, scope, journals);
}

/** The first refusal among the verdicts of a run, if there is one: then nothing of the run is to happen. */
export function firstRefusal(
  verdicts: readonly Result<Posted, PostingRefusal>[],
): PostingRefusal | undefined {
  return verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.error]))[0];
}
