import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, PENCE_LIMIT, type Pence, type Result } from '#kernel';
import { InvalidInput, UnitOfWork, type Tx } from '#platform';
import {
  fundingRecordOf,
  insertFundingRecord,
  waitingFundingRecord,
  type FundingRecord,
  type NewFundingRecord,
} from '../data/funding-record.sql.js';
import { FundingRecordWaiting, type RecordFundingRefusal } from './fund-year.refusals.js';
import { usableFund } from './usable-fund.js';

export interface RecordFundingCommand {
  readonly idempotencyKey: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly expected: Pence;
  readonly confirmed: Pence;
  readonly underwritten: Pence;
  readonly note: string;
}

/**
 * A finance officer enters what a fund gives in a year: expected, confirmed, and underwritten by the authority. Each is
 * the whole figure, not a change. Nothing may be promised by it until another officer confirms it. For holders of
 * `funding.record`.
 */
@Injectable()
export class RecordFunding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The record, PROPOSED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: RecordFundingCommand,
  ): Promise<Result<FundingRecord, RecordFundingRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    const year = FinancialYear.read(input.financialYear);
    if (!year.ok) return err(new InvalidInput('financialYear', year.error));
    if (input.confirmed + input.underwritten > PENCE_LIMIT)
      return err(new InvalidInput('underwrittenPence', 'Together the figures are more than can be counted.'));
    const record = { ...input, year: year.value };
    return this.unitOfWork.once<FundingRecord, RecordFundingRefusal>(
      actor,
      { operation: 'recordFunding', key, input },
      (tx) => recordFunding(tx, actor, record),
    );
  }
}

/** Enters the record in a transaction that is under way. */
export async function recordFunding(
  tx: Tx,
  actor: Actor,
  record: NewFundingRecord,
): Promise<Result<FundingRecord, RecordFundingRefusal>> {
  const fund = await usableFund(tx, actor.authorityId, record.fundCode, record.year);
  if (!fund.ok) return fund;
  const recordId = await insertFundingRecord(tx, actor, record);
  if (recordId !== undefined) return ok(await fundingRecordOf(tx, actor, recordId));
  return err(new FundingRecordWaiting(record, await waitingFundingRecord(tx, actor, record)));
}
