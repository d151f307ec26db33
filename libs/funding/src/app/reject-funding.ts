import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { ok, type Result } from '#kernel';
import { UnitOfWork } from '#platform';
import { fundingRecordOf, type FundingRecord } from '../data/funding-record.sql.js';
import { decideFunding, type DecideFundingCommand } from './decide-funding.js';
import type { RejectFundingRefusal } from './fund-year.refusals.js';

/**
 * Another finance officer turns the figures of a fund year down; those in force stay. For holders of `funding.confirm`;
 * never the person who entered them.
 */
@Injectable()
export class RejectFunding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The record, REJECTED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: DecideFundingCommand,
  ): Promise<Result<FundingRecord, RejectFundingRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<FundingRecord, RejectFundingRefusal>(
      actor,
      { operation: 'rejectFunding', key, input },
      async (tx) => {
        const decided = await decideFunding(tx, actor, 'REJECTED', command);
        return decided.ok ? ok(await fundingRecordOf(tx, actor, decided.value.id)) : decided;
      },
    );
  }
}
