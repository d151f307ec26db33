import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { communityOfSchool } from '#directory';
import { err, newId, ok, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import { CLOCK, InvalidInput, UnitOfWork, type Tx } from '#platform';
import { lockRequest } from '../data/request.sql.js';
import { moveRequest, replaceChildren } from '../data/request-write.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import { isAboutChildren, type Request } from '../domain/request.js';
import { whatKeepsFromSubmission } from '../domain/submission.js';
import { AgreementMissing } from './allocation.refusals.js';
import { DescribeChildren } from './describe-children.js';
import { mayChange, type MayNotChange } from './may-change.js';
import { requestView } from './request.query.js';

export interface SubmitRequestInput {
  readonly requestId: string;
  readonly expectedVersion: number;
}

export type SubmitRequestRefusal = MayNotChange | InvalidInput | AgreementMissing;

/**
 * Sends a request to the community. What is known about its children is noted as of today, and no child goes in without
 * a live agreement to engage. Who may: SENCO and head teacher of the school.
 */
@Injectable()
export class SubmitRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly describeChildren: DescribeChildren,
  ) {}

  run(actor: Actor, input: SubmitRequestInput): Promise<Result<RequestView, SubmitRequestRefusal>> {
    return this.unitOfWork.write(actor, (tx) => this.submit(tx, actor, input));
  }

  private async submit(
    tx: Tx,
    actor: Actor,
    { requestId, expectedVersion }: SubmitRequestInput,
  ): Promise<Result<RequestView, SubmitRequestRefusal>> {
    const may = mayChange(actor, await lockRequest(tx, actor, requestId), expectedVersion, 'SUBMIT');
    if (!may.ok) return may;
    const request = may.value;
    const today = todayInLondon(this.clock);
    const incomplete = whatKeepsFromSubmission(request) ?? (await whyNotHere(tx, actor, request, today));
    if (incomplete !== undefined) return err(new InvalidInput(incomplete.field, incomplete.message));
    const noted = await this.noteChildren(tx, actor, request, today);
    if (!noted.ok) return noted;
    await moveRequest(tx, actor, request, { eventId: newId(), to: 'SUBMITTED', reason: null });
    return ok(await requestView(tx, actor, requestId));
  }

  private async noteChildren(
    tx: Tx,
    actor: Actor,
    request: Request,
    today: PlainDate,
  ): Promise<Result<void, InvalidInput | AgreementMissing>> {
    if (!isAboutChildren(request.kind)) return ok(undefined);
    const { schoolId, startsOn: from, endsOn: until } = request;
    const childIds = request.children.map((child) => child.childId);
    const described = await this.describeChildren.run(tx, actor, { schoolId, childIds, from, until }, today);
    if (!described.ok) return described;
    const { children, withoutAgreement } = described.value;
    if (withoutAgreement > 0) return err(new AgreementMissing(withoutAgreement));
    await replaceChildren(tx, actor, request, children);
    return ok(undefined);
  }
}

/** A draft may have lain about while its school moved to another community: that one must not read it by mistake. */
async function whyNotHere(tx: Tx, actor: Actor, request: Request, today: PlainDate) {
  const community = await communityOfSchool(tx, actor.authorityId, request.schoolId, today);
  if (community?.id === request.communityId) return undefined;
  return {
    field: 'requestId',
    message:
      'The school is no longer a member of the community this was written for. Please write a new request.',
  };
}
