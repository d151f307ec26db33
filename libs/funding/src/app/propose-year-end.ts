import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, FinancialYear, ok, todayInLondon, type Clock, type Result } from '#kernel';
import { periodOf } from '#ledger';
import { CLOCK, InvalidInput, type KeyReused, NotFound, UnitOfWork, WrongState, type Tx } from '#platform';
import { yearEndOf, type YearEnd } from '../data/year-end-view.sql.js';
import { insertYearEnd } from '../data/year-end.sql.js';
import type { LeftoverPolicy } from '../domain/year-end.js';
import type { FundSourceNotValid } from './budget.refusals.js';
import { gatherPots, hashOfPots, type YearOfFund } from './gather-year-end.js';
import { parameterValues } from './parameters.query.js';
import { PromisesAtYearEnd } from './promises-at-year-end.js';
import { usableFund } from './usable-fund.js';
import { NothingToWindUp, PaymentsUnreleased } from './year-end.refusals.js';

export interface ProposeYearEndCommand {
  readonly idempotencyKey: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly fundCode: string;
  readonly policy: LeftoverPolicy;
}

export type YearEndProposalRefusal =
  | NotFound
  | WrongState
  | InvalidInput
  | FundSourceNotValid
  | PaymentsUnreleased
  | NothingToWindUp
  | KeyReused;

/** Dated: 1 where what falls due after the year takes its money along, instead of being charged to the next budget. */
const COMMITMENTS_CARRIED_WITH_MONEY = 'COMMITMENTS_CARRIED_WITH_MONEY';

/**
 * A finance officer proposes how the budgets of one fund are wound up at the end of a year that is softly closed. The
 * lines are frozen as they stand: one for each budget, one for each open commitment. Nothing moves yet. A proposal that
 * was waiting is replaced. For holders of `year.propose`.
 */
@Injectable()
export class ProposeYearEnd {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(PromisesAtYearEnd) private readonly promises: PromisesAtYearEnd,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The year end, PROPOSED. Done once for each idempotency key. */
  async run(actor: Actor, command: ProposeYearEndCommand): Promise<Result<YearEnd, YearEndProposalRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    const year = FinancialYear.read(input.financialYear);
    if (!year.ok) return err(new InvalidInput('financialYear', year.error));
    const { fundCode, policy } = input;
    return this.unitOfWork.once<YearEnd, YearEndProposalRefusal>(
      actor,
      { operation: 'proposeYearEnd', key, input },
      (tx) => this.propose(tx, actor, { fundCode, year: year.value }, policy),
    );
  }

  private async propose(
    tx: Tx,
    actor: Actor,
    ofFund: YearOfFund,
    policy: LeftoverPolicy,
  ): Promise<Result<YearEnd, YearEndProposalRefusal>> {
    const { fundCode, year } = ofFund;
    const fund = await usableFund(tx, actor.authorityId, fundCode, year);
    if (!fund.ok) return fund;
    const period = await periodOf(tx, actor, year.label);
    if (period === undefined) return err(new NotFound('financial year with budgets'));
    if (period.state !== 'SOFT_CLOSED')
      return err(new WrongState('be wound up', period.state, ['SOFT_CLOSED']));
    const pots = await gatherPots(tx, actor, this.promises, ofFund);
    if (pots.length === 0) return err(new NothingToWindUp(fundCode, year.label));
    const runs = await this.promises.unreleasedRuns(
      tx,
      actor,
      pots.map(({ potId }) => potId),
    );
    if (runs.length > 0) return err(new PaymentsUnreleased(runs));
    const parameters = await parameterValues(tx, actor.authorityId, todayInLondon(this.clock));
    const carriesMoney = parameters.get(COMMITMENTS_CARRIED_WITH_MONEY)?.amount === 1n;
    const linesHash = hashOfPots(pots);
    const id = await insertYearEnd(tx, actor, { ...ofFund, policy, carriesMoney, linesHash, pots });
    return ok(await yearEndOf(tx, actor, id));
  }
}
