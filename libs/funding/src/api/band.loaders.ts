import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { BandsQuery, type BandInForce, type BandsQuestion } from '../app/bands.query.js';

type Loader = DataLoader<BandsQuestion, readonly BandInForce[], string>;

/**
 * Gathers the bands asked for by one request into one statement. A loader lives as long as its request and belongs to
 * its person, so nothing is shared between people.
 */
@Injectable()
export class BandLoaders {
  private readonly loaders = new WeakMap<CallerCarrier, Loader>();

  constructor(private readonly bands: BandsQuery) {}

  load(carrier: CallerCarrier, actor: Actor, question: BandsQuestion): Promise<readonly BandInForce[]> {
    const loader = this.loaders.get(carrier) ?? this.loaderFor(actor);
    this.loaders.set(carrier, loader);
    return loader.load(question);
  }

  private loaderFor(actor: Actor): Loader {
    return new DataLoader((questions) => this.bands.bands(actor, questions), {
      cacheKeyFn: ({ schemeId, on }) => `${schemeId} ${on?.toString() ?? ''}`,
    });
  }
}
