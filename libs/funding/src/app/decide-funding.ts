import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { NotFound, type Tx } from '#platform';
import {
  lockFundingRecord,
  writeFundingDecision,
  type LockedFundingRecord,
} from '../data/funding-record.sql.js';
import type { FundingRecordState } from '../domain/fund-year.js';
import { problemOfDeciding } from '../domain/proposal.js';
import type { DecisionRefusal } from './budget.refusals.js';
import { decisionRefusal } from './decision-refusal.js';

export interface DecideFundingCommand {
  readonly idempotencyKey: string;
  readonly recordId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
}

/** Locks a record, judges the decision and writes it. Two decisions about one record follow one another. */
export async function decideFunding(
  tx: Tx,
  actor: Actor,
  state: FundingRecordState,
  { recordId, expectedVersion }: Omit<DecideFundingCommand, 'idempotencyKey'>,
): Promise<Result<LockedFundingRecord, DecisionRefusal>> {
  const record = await lockFundingRecord(tx, actor, recordId);
  if (record === undefined) return err(new NotFound('record of funding'));
  const problem = problemOfDeciding(record, { personId: actor.personId, expectedVersion });
  if (problem !== undefined) return err(decisionRefusal('funding', problem, record, expectedVersion));
  await writeFundingDecision(tx, actor, record.id, state);
  return ok(record);
}
