import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { newId, ok, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import { CLOCK, UnitOfWork, type Tx } from '#platform';
import { lockRequest } from '../data/request.sql.js';
import { moveRequest } from '../data/request-write.sql.js';
import type { RequestView } from '../data/request-view.sql.js';
import { seatsAround } from '../data/seats.sql.js';
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
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, input: ReturnRequestInput): Promise<Result<RequestView, MayNotDecide>> {
    const today = todayInLondon(this.clock);
    return this.unitOfWork.write(actor, (tx) => giveBack(tx, actor, input, today));
  }
}

async function giveBack(
  tx: Tx,
  actor: Actor,
  { requestId, expectedVersion, reason }: ReturnRequestInput,
  today: PlainDate,
): Promise<Result<RequestView, MayNotDecide>> {
  const found = await lockRequest(tx, actor, requestId);
  const seats = await seatsAround(tx, actor, found, today);
  const may = mayDecide(actor, found, expectedVersion, seats, 'RETURN');
  if (!may.ok) return may;
  await moveRequest(tx, actor, may.value, { eventId: newId(), to: 'RETURNED', reason });
  return ok(await requestView(tx, actor, requestId));
}
