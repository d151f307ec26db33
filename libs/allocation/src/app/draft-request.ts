import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { communityOfSchool } from '#directory';
import { err, newId, ok, todayInLondon, type Clock, type Result } from '#kernel';
import { CLOCK, InvalidInput, type KeyReused, NotFound, UnitOfWork, type Tx } from '#platform';
import { fillRequest, insertRequest } from '../data/request-write.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import type { RequestContent } from '../domain/request-content.js';
import type { RequestKind } from '../domain/request.js';
import { ReadContent } from './read-content.js';
import { newReference } from './reference.js';
import { requestView } from './request.query.js';

export interface DraftRequestInput {
  readonly schoolId: string;
  readonly kind: RequestKind;
  readonly content: RequestContent;
  readonly idempotencyKey: string;
}

export type DraftRequestRefusal = NotFound | InvalidInput | KeyReused;

/**
 * Begins a request for support: a draft that nobody outside the school sees. It goes to the community the school is a
 * member of today. Who may: SENCO and head teacher of the school. Done once for each idempotency key.
 */
@Injectable()
export class DraftRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly readContent: ReadContent,
  ) {}

  async run(actor: Actor, input: DraftRequestInput): Promise<Result<RequestView, DraftRequestRefusal>> {
    const { idempotencyKey: key, ...asked } = input;
    const command = { operation: 'draftRequest', key, input: asked };
    const done = await this.unitOfWork.once(actor, command, (tx) => this.draft(tx, actor, asked));
    if (!done.ok) return done;
    return ok(await this.unitOfWork.read(actor, (tx) => requestView(tx, actor, done.value.requestId)));
  }

  private async draft(
    tx: Tx,
    actor: Actor,
    { schoolId, kind, content }: Omit<DraftRequestInput, 'idempotencyKey'>,
  ): Promise<Result<{ requestId: string }, NotFound | InvalidInput>> {
    if (!actor.mayIn('request.draft', { schoolId })) return err(new NotFound('such school'));
    const today = todayInLondon(this.clock);
    const community = await communityOfSchool(tx, actor.authorityId, schoolId, today);
    if (community === undefined) {
      return err(
        new InvalidInput('schoolId', 'The school is a member of no community, so there is nobody to ask.'),
      );
    }
    const frame = { kind, schoolId, communityId: community.id };
    const ready = await this.readContent.run(tx, actor, frame, content, today);
    if (!ready.ok) return ready;
    const { record, lines, children } = ready.value;
    const draft = { ...frame, id: newId(), reference: newReference('REQ'), eventId: newId() };
    await insertRequest(tx, actor, draft, record);
    await fillRequest(tx, actor, draft, lines, children);
    return ok({ requestId: draft.id });
  }
}
