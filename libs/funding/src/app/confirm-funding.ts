import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, pence, type Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import {
  fundYearOf,
  lockOrBeginFundYear,
  writeFundYear,
  type StoredFundYear,
} from '../data/fund-year.sql.js';
import { promisableOf } from '../domain/fund-year.js';
import { decideFunding, type DecideFundingCommand } from './decide-funding.js';
import { FundExceeded, type ConfirmFundingRefusal } from './fund-year.refusals.js';

/**
 * Another finance officer confirms the figures of a fund year: from then on communities can be promised what is confirmed
 * or underwritten. For holders of `funding.confirm`; never the person who entered them.
 */
@Injectable()
export class ConfirmFunding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The year of the fund as it is now. Refused where more is promised already than the new figures allow. */
  async run(
    actor: Actor,
    command: DecideFundingCommand,
  ): Promise<Result<StoredFundYear, ConfirmFundingRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<StoredFundYear, ConfirmFundingRefusal>(
      actor,
      { operation: 'confirmFunding', key, input },
      (tx) => confirmFunding(tx, actor, command),
    );
  }
}

/** Confirms the record in a transaction that is under way. */
export async function confirmFunding(
  tx: Tx,
  actor: Actor,
  command: Omit<DecideFundingCommand, 'idempotencyKey'>,
): Promise<Result<StoredFundYear, ConfirmFundingRefusal>> {
  const decided = await decideFunding(tx, actor, 'CONFIRMED', command);
  if (!decided.ok) return decided;
  const record = decided.value;
  const { promised } = await lockOrBeginFundYear(tx, actor, record);
  const promisable = promisableOf(record);
  if (promised > promisable) return err(new FundExceeded(record, { promisable, promised, asked: pence(0n) }));
  await writeFundYear(tx, actor, record, record);
  return ok(await fundYearOf(tx, actor.authorityId, record));
}
