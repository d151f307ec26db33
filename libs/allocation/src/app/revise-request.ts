import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { newId, ok, todayInLondon, type Clock, type Result } from '#kernel';
import { CLOCK, type InvalidInput, UnitOfWork, type Tx } from '#platform';
import { lockRequest } from '../data/request.sql.js';
import { fillRequest, reviseRequest } from '../data/request-write.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import type { RequestContent } from '../domain/request-content.js';
import { mayChange, type MayNotChange } from './may-change.js';
import { ReadContent } from './read-content.js';
import { requestView } from './request.query.js';

export interface ReviseRequestInput {
  readonly requestId: string;
  readonly expectedVersion: number;
  /** All of it: what is left out is taken away. */
  readonly content: RequestContent;
}

export type ReviseRequestRefusal = MayNotChange | InvalidInput;

/** Writes a request anew while it is still with the school. Its kind stays. Who may: SENCO and head teacher. */
@Injectable()
export class ReviseRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly readContent: ReadContent,
  ) {}

  run(actor: Actor, input: ReviseRequestInput): Promise<Result<RequestView, ReviseRequestRefusal>> {
    return this.unitOfWork.write(actor, (tx) => this.revise(tx, actor, input));
  }

  private async revise(
    tx: Tx,
    actor: Actor,
    { requestId, expectedVersion, content }: ReviseRequestInput,
  ): Promise<Result<RequestView, ReviseRequestRefusal>> {
    const may = mayChange(actor, await lockRequest(tx, actor, requestId), expectedVersion, 'REVISE');
    if (!may.ok) return may;
    const request = may.value;
    const ready = await this.readContent.run(tx, actor, request, content, todayInLondon(this.clock));
    if (!ready.ok) return ready;
    await reviseRequest(tx, actor, request, newId(), ready.value.record);
    await fillRequest(tx, actor, request, ready.value.lines, ready.value.children);
    return ok(await requestView(tx, actor, requestId));
  }
}
