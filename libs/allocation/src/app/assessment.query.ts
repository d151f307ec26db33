import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { openBudgetFor, schoolCapStanding, type ElementTest } from '#funding';
import {
  maxPence,
  minPence,
  pence,
  subtractPence,
  todayInLondon,
  type Clock,
  type Pence,
  type PlainDate,
} from '#kernel';
import { balancesOf } from '#ledger';
import { CLOCK, UnitOfWork, type Tx } from '#platform';
import { otherFundingOf } from '#pupils';
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
  /** What the school can still be awarded in the year under its limit; null where it has none, or there is no budget. */
  readonly leftToSchool: Pence | null;
  /** Whether the child receives money for the same purpose at the same time, so that an award would be refused. */
  readonly fundedElsewhere: boolean;
  /** The most that rules, budget and the limit of the school together let a chair give, whatever the amount judged; null where that is nothing. */
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
  const budget = await openBudgetFor(tx, actor, request.communityId, today);
  const available = budget === undefined ? null : await availableIn(tx, actor, budget.id);
  const leftToSchool =
    budget === undefined ? null : await leftToSchoolIn(tx, actor, budget.id, request.schoolId);
  const fundedElsewhere = await isFundedElsewhere(tx, actor, request);
  return {
    amount,
    evaluation,
    elementTest: request.kind === 'INDIVIDUAL' ? elementTest : null,
    available,
    wouldRemain: available === null ? null : subtractPence(available, amount),
    leftToSchool,
    fundedElsewhere,
    most:
      available === null || fundedElsewhere
        ? null
        : mostAwardable(
            minPence(request.amountAsked, available, ...(leftToSchool === null ? [] : [leftToSchool])),
            countersignLimit,
            judge,
          ),
  };
}

async function availableIn(tx: Tx, actor: Actor, budgetId: string): Promise<Pence | null> {
  const pots = await balancesOf(tx, actor, [budgetId]);
  return pots.get(budgetId)?.AVAILABLE ?? null;
}

async function leftToSchoolIn(
  tx: Tx,
  actor: Actor,
  budgetId: string,
  schoolId: string,
): Promise<Pence | null> {
  const cap = await schoolCapStanding(tx, actor, { budgetId, schoolId });
  return cap === undefined ? null : maxPence(pence(0n), subtractPence(cap.limit, cap.used));
}

/** As the database judges an award: only one for a single child is for that child. */
async function isFundedElsewhere(tx: Tx, actor: Actor, request: Request): Promise<boolean> {
  const { kind, schoolId, purpose, startsOn: from, endsOn: to } = request;
  const [child] = request.children;
  if (kind !== 'INDIVIDUAL' || child === undefined) return false;
  const others = await otherFundingOf(tx, actor, { schoolId, childId: child.childId, purpose, from, to });
  return others.length > 0;
}
