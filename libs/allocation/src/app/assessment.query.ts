import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { openBudgetFor, type ElementTest } from '#funding';
import { minPence, subtractPence, todayInLondon, type Clock, type Pence, type PlainDate } from '#kernel';
import { balancesOf } from '#ledger';
import { CLOCK, UnitOfWork, type Tx } from '#platform';
import type { Evaluation } from '#rules';
import { findRequest } from '../data/request.sql.js';
import type { Request } from '../domain/request.js';
import { mostAwardable } from '../domain/most-awardable.js';
import { assess } from './assess.js';

/** What may be given for a request and why, as of today. */
export interface RequestAssessment {
  readonly amount: Pence;
  readonly evaluation: Evaluation;
  /** For a request about one child; null where the test does not apply. */
  readonly elementTest: ElementTest | null;
  /** What the community can still promise; null where it has no open budget today, or the person may not see it. */
  readonly available: Pence | null;
  /** What would remain after an award of the amount; below zero where the budget does not reach. */
  readonly wouldRemain: Pence | null;
  /** The most that rules and budget together let a chair give, whatever the amount judged; null where that is nothing. */
  readonly most: Pence | null;
}

/** Shows beforehand what an award would meet. Writes nothing. For holders of `request.read`. */
@Injectable()
export class AssessmentQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `amount`: what is asked where left out. Null where there is no such request, or it is not the person's to see. */
  async run(actor: Actor, requestId: string, amount?: Pence): Promise<RequestAssessment | null> {
    const today = todayInLondon(this.clock);
    return this.unitOfWork.read(actor, async (tx) => {
      const request = await findRequest(tx, actor, requestId);
      return request === undefined
        ? null
        : assessed(tx, actor, request, amount ?? request.amountAsked, today);
    });
  }
}

async function assessed(
  tx: Tx,
  actor: Actor,
  request: Request,
  amount: Pence,
  today: PlainDate,
): Promise<RequestAssessment> {
  const { evaluation, elementTest, countersignLimit, judge } = await assess(
    tx,
    actor,
    request,
    amount,
    today,
  );
  const available = await availableTo(tx, actor, request.communityId, today);
  return {
    amount,
    evaluation,
    elementTest: request.kind === 'INDIVIDUAL' ? elementTest : null,
    available,
    wouldRemain: available === null ? null : subtractPence(available, amount),
    most:
      available === null
        ? null
        : mostAwardable(minPence(request.amountAsked, available), countersignLimit, judge),
  };
}

async function availableTo(
  tx: Tx,
  actor: Actor,
  communityId: string,
  today: PlainDate,
): Promise<Pence | null> {
  const budget = await openBudgetFor(tx, actor, communityId, today);
  if (budget === undefined) return null;
  const pots = await balancesOf(tx, actor, [budget.id]);
  return pots.get(budget.id)?.AVAILABLE ?? null;
}
