import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { plainDate, todayInLondon, type Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import { bandConversions, type BandConversion } from '../data/band-conversion.sql.js';
import { bandVersionsOf, type BandVersion } from '../data/band-version.sql.js';
import { versionStateOn, type BandVersionState } from '../domain/band-version.js';

/** How band schemes have changed and are to change. For holders of `rules.read`. */
@Injectable()
export class BandVersionsQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The versions of a scheme, the newest first; none where there is no such scheme. */
  versions(actor: Actor, schemeCode: string): Promise<readonly BandVersion[]> {
    return this.unitOfWork.read(actor, (tx) => bandVersionsOf(tx, actor.authorityId, schemeCode));
  }

  /** The changes from one scheme to another, the latest first. */
  conversions(actor: Actor): Promise<readonly BandConversion[]> {
    return this.unitOfWork.read(actor, (tx) => bandConversions(tx, actor.authorityId));
  }

  /** The state of a version today. */
  stateOf({ state, validFrom, nextFrom }: BandVersion): BandVersionState {
    const dates = {
      validFrom: plainDate(validFrom),
      nextFrom: nextFrom === null ? null : plainDate(nextFrom),
    };
    return versionStateOn(state, dates, todayInLondon(this.clock));
  }
}
