import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { todayInLondon, type Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { pupilsOnRoll, type PupilsOnRoll } from '../data/pupils-on-roll.sql.js';

/** How many pupils communities have, by today's members and their newest census. For holders of `budget.read`. */
@Injectable()
export class PupilsOnRollQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** For each community in its place; null where nobody has been counted. One statement for all of them. */
  async run(actor: Actor, communityIds: readonly string[]): Promise<readonly (PupilsOnRoll | null)[]> {
    const today = todayInLondon(this.clock);
    const found = await this.unitOfWork.read(actor, (tx) =>
      pupilsOnRoll(tx, actor.authorityId, communityIds, today),
    );
    return communityIds.map((id) => found.get(id) ?? null);
  }
}
