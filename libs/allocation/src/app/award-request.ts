import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { termsFor } from '#directory';
import { openBudgetFor, type OpenBudget } from '#funding';
import {
  err,
  newId,
  ok,
  todayInLondon,
  toStoredJson,
  type Clock,
  type Pence,
  type PlainDate,
  type Result,
} from '#kernel';
import { postJournal, type Posted } from '#ledger';
import { CLOCK, InvalidInput, type KeyReused, type PeriodClosed, UnitOfWork, type Tx } from '#platform';
import { recordAward } from '../data/award.sql.js';
import { lockRequest } from '../data/request.sql.js';
import { accountingCodeOf, portabilityOf } from '../domain/accounting-code.js';
import { MOST_CONDITIONS, outcomeOfAward, type OutcomeWithMoney } from '../domain/decision.js';
import { planInstalments, type PlannedInstalment } from '../domain/instalment-plan.js';
import {
  type BudgetInsufficient,
  type CommunityInDeficit,
  type DoubleFunding,
  NoOpenBudget,
} from './allocation.refusals.js';
import { assess, refusalOfRules, type Assessment, type RefusedByRules } from './assess.js';
import { databaseRefusal } from './database-refusal.js';
import { ledgerRefusal } from './ledger-refusal.js';
import { tooMuchBeyondYearEnd, type TooMuchBeyondYearEnd } from './limit-beyond-year-end.js';
import { countAgainstLimit, type SchoolLimitReached } from './limit-of-school.js';
import { seatsAround } from '../data/seats.sql.js';
import { mayDecide, type MayNotDecide, type SubmittedRequest } from './may-decide.js';
import { newReference } from './reference.js';

export interface AwardRequestInput {
  readonly requestId: string;
  readonly expectedVersion: number;
  readonly amount: Pence;
  readonly rationale: string;
  /** Needed where less is given than was asked. */
  readonly differenceReason?: string;
  readonly conditions: readonly string[];
  readonly idempotencyKey: string;
  /** Shows what would happen and writes nothing. */
  readonly dryRun: boolean;
}

/** An award as it was made. Dates as ISO text, so that the stored answer of a repeated command is the same answer. */
export interface Awarded {
  readonly awardId: string;
  readonly reference: string;
  readonly decisionId: string;
  readonly requestId: string;
  readonly budgetId: string;
  readonly outcome: OutcomeWithMoney;
  readonly amount: Pence;
  /** What can still be promised from the budget, right after this award. */
  readonly availableAfter: Pence;
  readonly committedAfter: Pence;
  readonly instalments: readonly AwardedInstalment[];
}

export interface AwardedInstalment {
  readonly number: number;
  readonly label: string;
  readonly dueOn: string;
  readonly amount: Pence;
}

export type AwardRefusal =
  | MayNotDecide
  | RefusedByRules
  | NoOpenBudget
  | BudgetInsufficient
  | CommunityInDeficit
  | DoubleFunding
  | SchoolLimitReached
  | TooMuchBeyondYearEnd
  | PeriodClosed
  | InvalidInput
  | KeyReused;

/**
 * Gives money from the community's budget to a submitted request: the chair's main verb. Decision, award, instalments
 * and the commitment in the ledger happen together or not at all; the same key gives the same answer again.
 *
 * Locks the request, what the school has used of its limit, then (in the ledger) the pot. Who may: the chair of the community, unless he or she works for the
 * school, or made the request.
 */
@Injectable()
export class AwardRequest {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: Actor, input: AwardRequestInput): Promise<Result<Awarded, AwardRefusal>> {
    const { idempotencyKey: key, dryRun, ...asked } = input;
    const work = (tx: Tx) => this.award(tx, actor, input);
    try {
      if (dryRun) return await this.unitOfWork.rehearse(actor, work);
      return await this.unitOfWork.once(actor, { operation: 'awardRequest', key, input: asked }, work);
    } catch (fault) {
      const refusal = databaseRefusal(fault);
      if (refusal !== undefined) return err(refusal);
      throw fault;
    }
  }

  private async award(
    tx: Tx,
    actor: Actor,
    input: AwardRequestInput,
  ): Promise<Result<Awarded, AwardRefusal>> {
    const today = todayInLondon(this.clock);
    const found = await lockRequest(tx, actor, input.requestId);
    const seats = await seatsAround(tx, actor, found, today);
    const may = mayDecide(actor, found, input.expectedVersion, seats);
    if (!may.ok) return may;
    const request = may.value;
    const invalid = whatIsInvalid(request, input);
    if (invalid !== undefined) return err(invalid);

    const assessment = await assess(tx, actor, request, input.amount, today);
    const refused = refusalOfRules(assessment.evaluation, input.amount);
    if (refused !== undefined) return err(refused);
    const budget = await openBudgetFor(tx, actor, request.communityId, today);
    if (budget === undefined) return err(new NoOpenBudget(today));

    const terms = await termsFor(tx, actor.authorityId, request.schoolId, request.startsOn, request.endsOn);
    const { startsOn, endsOn, kind } = request;
    if (kind !== 'PROJECT' && terms.length === 0) {
      return err(new InvalidInput('requestId', 'The period of the request touches no school term.'));
    }
    const instalments = planInstalments(
      { kind, value: input.amount, startsOn, endsOn, decidedOn: today },
      terms,
    );
    const made = newAward(request, input, budget, assessment, instalments);
    await recordAward(tx, actor, made);
    const of = { budgetId: budget.id, schoolId: request.schoolId };
    const limited = await countAgainstLimit(tx, actor, of, input.amount);
    if (limited !== undefined) return err(limited);
    const posted = await this.commit(tx, actor, made.award.id, budget, input.amount, today);
    if (!posted.ok) return posted;
    const beyond = await tooMuchBeyondYearEnd(tx, actor, budget, instalments, today);
    return beyond === undefined ? ok(awardedOf(made, posted.value)) : err(beyond);
  }

  private async commit(
    tx: Tx,
    actor: Actor,
    awardId: string,
    budget: OpenBudget,
    amount: Pence,
    effectiveOn: PlainDate,
  ): Promise<Result<Posted, BudgetInsufficient | CommunityInDeficit | PeriodClosed>> {
    const posted = await postJournal(tx, actor, {
      id: newId(),
      effectiveOn,
      cause: 'AWARD',
      causeId: awardId,
      transfers: [{ movement: 'COMMIT', pot: budget.id, amount, commitment: awardId }],
    });
    return posted.ok ? posted : err(ledgerRefusal(posted.error));
  }
}

function whatIsInvalid(request: SubmittedRequest, input: AwardRequestInput): InvalidInput | undefined {
  if (input.amount <= 0n) return new InvalidInput('amountPence', 'An award gives more than nothing.');
  if (input.conditions.length > MOST_CONDITIONS) {
    return new InvalidInput('conditions', `At most ${MOST_CONDITIONS} conditions, please.`);
  }
  if (input.amount < request.amountAsked && input.differenceReason === undefined) {
    return new InvalidInput(
      'differenceReason',
      'This is less than was asked. Please say why, so that the school understands.',
    );
  }
  return undefined;
}

function newAward(
  request: SubmittedRequest,
  input: AwardRequestInput,
  budget: OpenBudget,
  assessment: Assessment,
  instalments: readonly PlannedInstalment[],
) {
  const portability = portabilityOf(request.kind);
  const outcome = outcomeOfAward(request.amountAsked, input.amount);
  return {
    requestId: request.id,
    requestVersion: request.version,
    communityId: request.communityId,
    schoolId: request.schoolId,
    draftedBy: request.createdBy,
    requestedBy: request.submittedBy,
    eventId: newId(),
    instalments,
    decision: {
      id: newId(),
      outcome,
      rationale: input.rationale,
      differenceReason: outcome === 'AGREED_IN_PART' ? (input.differenceReason ?? null) : null,
      conditions: input.conditions,
      ruleSetId: assessment.ruleSetId,
      facts: toStoredJson(assessment.evaluation.facts),
      factsHash: assessment.evaluation.factsHash,
      evaluation: toStoredJson(assessment.evaluation),
    },
    award: {
      id: newId(),
      reference: newReference('AWD'),
      budgetId: budget.id,
      fundCode: budget.fundCode,
      childId: portability === 'PUPIL_BOUND' ? (request.children[0]?.childId ?? null) : null,
      kind: request.kind,
      purpose: request.purpose,
      portability,
      accountingCode: accountingCodeOf(portability),
      value: input.amount,
      startsOn: request.startsOn,
      endsOn: request.endsOn,
    },
  };
}

function awardedOf(made: ReturnType<typeof newAward>, posted: Posted): Awarded {
  const after = (kind: string) => posted.balances.find((balance) => balance.kind === kind)?.pence;
  return {
    awardId: made.award.id,
    reference: made.award.reference,
    decisionId: made.decision.id,
    requestId: made.requestId,
    budgetId: made.award.budgetId,
    outcome: made.decision.outcome,
    amount: made.award.value,
    availableAfter: after('AVAILABLE') as Pence,
    committedAfter: after('COMMITTED') as Pence,
    instalments: made.instalments.map((part) => ({ ...part, dueOn: part.dueOn.toString() })),
  };
}
