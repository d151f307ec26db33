import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, type Result } from '#kernel';
import { movePeriod } from '#ledger';
import { InvalidInput, type KeyReused, NotFound, UnitOfWork, WrongState, type Tx } from '#platform';
import { insertClosing, standingOf, type YearStanding } from '../data/year-closing.sql.js';

export interface SoftCloseYearCommand {
  readonly idempotencyKey: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
}

export type SoftCloseRefusal = NotFound | WrongState | InvalidInput | KeyReused;

/**
 * A finance officer begins to close a financial year: no budget can be loaded in it and nothing awarded from it any more.
 * What was promised before is still paid, and corrections are still made. There is no way back. For holders of
 * `year.propose`.
 */
@Injectable()
export class SoftCloseYear {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The year, SOFT_CLOSED. Done once for each idempotency key. */
  async run(actor: Actor, command: SoftCloseYearCommand): Promise<Result<YearStanding, SoftCloseRefusal>> {
    const { idempotencyKey: key, financialYear } = command;
    const year = FinancialYear.read(financialYear);
    if (!year.ok) return err(new InvalidInput('financialYear', year.error));
    return this.unitOfWork.once<YearStanding, SoftCloseRefusal>(
      actor,
      { operation: 'softCloseYear', key, input: { financialYear } },
      (tx) => softClose(tx, actor, financialYear),
    );
  }
}

async function softClose(
  tx: Tx,
  actor: Actor,
  year: string,
): Promise<Result<YearStanding, NotFound | WrongState>> {
  const moved = await movePeriod(tx, actor, year, 'SOFT_CLOSED');
  if (!moved.ok) {
    const { error } = moved;
    if (error.outcome === 'UNKNOWN_PERIOD') return err(new NotFound('financial year with budgets'));
    if (error.outcome === 'WRONG_STATE')
      return err(new WrongState('be closed softly', error.state, ['OPEN']));
    throw new Error('Closing softly asks for no settlement.');
  }
  await insertClosing(tx, actor, year);
  const standing = await standingOf(tx, actor, year);
  if (standing === undefined) throw new Error(`The year ${year} has vanished.`);
  return ok(standing);
}
