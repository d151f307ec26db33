import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { todayInLondon, type Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { seatsOf } from '../data/seats.sql.js';
import type { Seat } from '../domain/presiding.js';

/** Who presides over communities today: what an offer to decide depends on beside the person it is made to. */
@Injectable()
export class SeatsQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run(actor: Actor, communityIds: readonly string[]): Promise<readonly Seat[]> {
    const today = todayInLondon(this.clock);
    return this.unitOfWork.read(actor, (tx) => seatsOf(tx, actor, communityIds, today));
  }
}
