import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { newId, ok, type Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { lockRequest } from '../data/request.sql.js';
import { moveRequest } from '../data/request-write.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import { mayDecide, type MayNotDecide } from './may-decide.js';
import { requestView } from './request.query.js';

export interface ReturnRequestInput {
  readonly requestId: string;
  readonly expectedVersion: number;
  /** What the school should change or add. */
  readonly reason: string;
}

/** Gives a request back to the school to be completed. Who may: whoever may decide it. */
@Injectable()
export class ReturnRequest {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: ReturnRequestInput): Promise<Result<RequestView, MayNotDecide>> {
    return this.unitOfWork.write(actor, (tx) => giveBack(tx, actor, input));
  }
}

async function giveBack(
  tx: Tx,
  actor: Actor,
  { requestId, expectedVersion, reason }: ReturnRequestInput,
): Promise<Result<RequestView, MayNotDecide>> {
  const may = mayDecide(actor, await lockRequest(tx, actor, requestId), expectedVersion, 'RETURN');
  if (!may.ok) return may;
  await moveRequest(tx, actor, may.value, { eventId: newId(), to: 'RETURNED', reason });
  return ok(await requestView(tx, actor, requestId));
}
