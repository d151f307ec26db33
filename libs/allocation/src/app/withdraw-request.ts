import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { newId, ok, type Result } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { lockRequest } from '../data/request.sql.js';
import { moveRequest } from '../data/request-write.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import { mayChange, type MayNotChange } from './may-change.js';
import { requestView } from './request.query.js';

export interface WithdrawRequestInput {
  readonly requestId: string;
  readonly expectedVersion: number;
  readonly reason?: string;
}

/** Takes a request back before it is decided. It stays on record. Who may: SENCO and head teacher of the school. */
@Injectable()
export class WithdrawRequest {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor, input: WithdrawRequestInput): Promise<Result<RequestView, MayNotChange>> {
    return this.unitOfWork.write(actor, (tx) => withdraw(tx, actor, input));
  }
}

async function withdraw(
  tx: Tx,
  actor: Actor,
  { requestId, expectedVersion, reason }: WithdrawRequestInput,
): Promise<Result<RequestView, MayNotChange>> {
  const may = mayChange(actor, await lockRequest(tx, actor, requestId), expectedVersion, 'WITHDRAW');
  if (!may.ok) return may;
  await moveRequest(tx, actor, may.value, { eventId: newId(), to: 'WITHDRAWN', reason: reason ?? null });
  return ok(await requestView(tx, actor, requestId));
}
