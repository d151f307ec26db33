import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, newId, ok, todayInLondon, toStoredJson, type Clock, type Result } from '#kernel';
import { CLOCK, ConflictOfInterest, InvalidInput, type KeyReused, UnitOfWork, type Tx } from '#platform';
import { recordDecision, type DecisionRecord } from '../data/decision.sql.js';
import { lockRequest } from '../data/request.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import {
  noticeOf,
  whatIsWrongWithDecision,
  type DecisionContent,
  type EhcpKnown,
} from '../domain/decision-content.js';
import { needsAgreement, settlesRequest } from '../domain/decision.js';
import type { ChildrenStanding } from '../domain/facts.js';
import { EvidenceNeeded } from './allocation.refusals.js';
import { assess, type Assessment } from './assess.js';
import { databaseRefusal } from './database-refusal.js';
import { seatsAround } from '../data/seats.sql.js';
import { mayDecide, type MayNotDecide, type SubmittedRequest } from './may-decide.js';
import { requestView } from './request.query.js';

export interface DecideRequestInput extends DecisionContent {
  readonly requestId: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** What came of a decision without money. */
export interface RequestDecision {
  readonly request: RequestView;
  readonly decisionId: string;
  /** What has to be kept in mind beside the decision, in plain words. */
  readonly notice: string | null;
}

export type DecideRequestRefusal = MayNotDecide | InvalidInput | EvidenceNeeded | KeyReused;

const WITHOUT_AGREEMENT =
  'A live agreement to engage is missing for at least one child. Until there is one the request can only be declined, ' +
  'deferred or returned.';

type Recorded = Omit<RequestDecision, 'request'>;

/**
 * Decides a request without giving money. What the rules say of the amount asked is kept with the decision, so that it
 * can be understood later. Without an agreement to engage for each child it can only be deferred or declined. Deferred
 * and agreed in principle, the request stays open; every other outcome settles it.
 * Who may: the chair, under the same guards as for an award. Done once for each idempotency key.
 */
@Injectable()
export class DecideRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: Actor, input: DecideRequestInput): Promise<Result<RequestDecision, DecideRequestRefusal>> {
    const { idempotencyKey: key, ...asked } = input;
    try {
      const command = { operation: 'decideRequest', key, input: asked };
      const done = await this.unitOfWork.once(actor, command, (tx) => this.decide(tx, actor, asked));
      if (!done.ok) return done;
      const request = await this.unitOfWork.read(actor, (tx) => requestView(tx, actor, input.requestId));
      return ok({ ...done.value, request });
    } catch (fault) {
      const refusal = databaseRefusal(fault);
      if (refusal instanceof ConflictOfInterest) return err(refusal);
      throw fault;
    }
  }

  private async decide(
    tx: Tx,
    actor: Actor,
    input: Omit<DecideRequestInput, 'idempotencyKey'>,
  ): Promise<Result<Recorded, MayNotDecide | InvalidInput | EvidenceNeeded>> {
    const today = todayInLondon(this.clock);
    const found = await lockRequest(tx, actor, input.requestId);
    const seats = await seatsAround(tx, actor, found, today);
    const may = mayDecide(actor, found, input.expectedVersion, seats);
    if (!may.ok) return may;
    const request = may.value;
    const wrong = whatIsWrongWithDecision(request.kind, input, today);
    if (wrong !== undefined) return err(new InvalidInput(wrong.field, wrong.message));
    const assessment = await assess(tx, actor, request, request.amountAsked, today);
    const { children } = assessment;
    if (!children.allAgreed && needsAgreement(input.outcome)) {
      return err(new EvidenceNeeded(assessment.evaluation, WITHOUT_AGREEMENT));
    }
    const decision = newDecision(request, input, assessment);
    await recordDecision(tx, actor, decision);
    return ok({ decisionId: decision.id, notice: noticeOf(input.outcome, ehcpKnown(children)) });
  }
}

function ehcpKnown({ allAgreed, anyEhcp }: ChildrenStanding): EhcpKnown {
  if (!allAgreed) return 'NOT_TO_BE_KNOWN';
  return anyEhcp ? 'SOME' : 'NONE';
}

function newDecision(
  request: SubmittedRequest,
  { outcome, rationale, conditions, deferredUntil }: DecisionContent,
  { ruleSetId, evaluation }: Assessment,
): DecisionRecord {
  return {
    id: newId(),
    requestId: request.id,
    requestVersion: request.version,
    communityId: request.communityId,
    schoolId: request.schoolId,
    requestedBy: request.submittedBy,
    outcome,
    rationale,
    conditions,
    deferredUntil: deferredUntil ?? null,
    ruleSetId,
    facts: toStoredJson(evaluation.facts),
    factsHash: evaluation.factsHash,
    evaluation: toStoredJson(evaluation),
    eventId: newId(),
    to: settlesRequest(outcome) ? 'DECIDED' : 'SUBMITTED',
  };
}
