import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { PupilsOnRollQuery } from '../app/pupils-on-roll.query.js';
import type { PupilsOnRoll } from '../data/pupils-on-roll.sql.js';

type Loader = DataLoader<string, PupilsOnRoll | null>;

/** Gathers the communities of one request into one statement. A loader lives as long as its request. */
@Injectable()
export class PupilsOnRollLoaders {
  private readonly loaders = new WeakMap<CallerCarrier, Loader>();

  constructor(private readonly pupils: PupilsOnRollQuery) {}

  load(carrier: CallerCarrier, actor: Actor, communityId: string): Promise<PupilsOnRoll | null> {
    const loader = this.loaders.get(carrier) ?? new DataLoader((ids) => this.pupils.run(actor, ids));
    this.loaders.set(carrier, loader);
    return loader.load(communityId);
  }
}
