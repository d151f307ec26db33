import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, type Result } from '#kernel';
import { movePeriod, type UnsettledAccount } from '#ledger';
import {
  InvalidInput,
  type KeyReused,
  NotFound,
  SeparationOfDuties,
  StaleVersion,
  UnitOfWork,
  WrongState,
  type Tx,
} from '#platform';
import {
  lockClosing,
  standingOf,
  writeClosed,
  type LockedClosing,
  type YearStanding,
} from '../data/year-closing.sql.js';
import { communityCodesOf } from '../data/year-end-pots.sql.js';
import { finishYearEnds } from '../data/year-end.sql.js';
import { PromisesAtYearEnd } from './promises-at-year-end.js';
import { PaymentsUnreleased, YearNotSettled } from './year-end.refusals.js';

export interface CloseYearCommand {
  readonly idempotencyKey: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  /** The version of the closing the person looked at. */
  readonly expectedVersion: number;
}

type MayNotClose = NotFound | WrongState | StaleVersion | SeparationOfDuties;
export type CloseYearRefusal = MayNotClose | PaymentsUnreleased | YearNotSettled | InvalidInput | KeyReused;

/**
 * Another finance officer closes a financial year for good: nothing is posted in it ever again. Refused while money of the
 * year is in a payment run, or anywhere else on its way. For holders of `year.approve`; never the person who closed it
 * softly.
 */
@Injectable()
export class CloseYear {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(PromisesAtYearEnd) private readonly promises: PromisesAtYearEnd,
  ) {}

  /** The year, CLOSED. Done once for each idempotency key. */
  async run(actor: Actor, command: CloseYearCommand): Promise<Result<YearStanding, CloseYearRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    const year = FinancialYear.read(input.financialYear);
    if (!year.ok) return err(new InvalidInput('financialYear', year.error));
    return this.unitOfWork.once<YearStanding, CloseYearRefusal>(
      actor,
      { operation: 'closeYear', key, input },
      (tx) => this.close(tx, actor, command),
    );
  }

  private async close(
    tx: Tx,
    actor: Actor,
    { financialYear, expectedVersion }: CloseYearCommand,
  ): Promise<Result<YearStanding, CloseYearRefusal>> {
    const closing = await lockClosing(tx, actor, financialYear);
    const standing = await standingOf(tx, actor, financialYear);
    if (standing === undefined) return err(new NotFound('financial year with budgets'));
    if (closing === undefined) return err(new WrongState('be closed', standing.state, ['SOFT_CLOSED']));
    const refused = mayClose(actor, closing, expectedVersion);
    if (refused !== undefined) return err(refused);
    const moved = await movePeriod(tx, actor, financialYear, 'CLOSED');
    if (!moved.ok) {
      if (moved.error.outcome === 'NOT_SETTLED')
        return err(await this.unsettled(tx, actor, moved.error.accounts));
      throw new Error(`A year that is being closed cannot be closed: ${moved.error.outcome}.`);
    }
    await finishYearEnds(tx, actor, financialYear);
    await writeClosed(tx, actor, financialYear);
    return ok((await standingOf(tx, actor, financialYear)) ?? standing);
  }

  private async unsettled(
    tx: Tx,
    actor: Actor,
    accounts: readonly UnsettledAccount[],
  ): Promise<PaymentsUnreleased | YearNotSettled> {
    const potIds = accounts.map(({ potId }) => potId);
    const runs = await this.promises.unreleasedRuns(tx, actor, potIds);
    if (runs.length > 0) return new PaymentsUnreleased(runs);
    return new YearNotSettled([...(await communityCodesOf(tx, actor, potIds)).values()]);
  }
}

function mayClose(actor: Actor, closing: LockedClosing, expectedVersion: number): MayNotClose | undefined {
  if (closing.isClosed) return new WrongState('be closed', 'CLOSED', ['SOFT_CLOSED']);
  if (closing.version !== expectedVersion) return new StaleVersion(expectedVersion, closing.version);
  if (closing.softClosedBy === actor.personId)
    return new SeparationOfDuties('began to close this year', 'close it for good');
  return undefined;
}
