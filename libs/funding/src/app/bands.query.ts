import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { Fault, todayInLondon, type Clock, type Pence, type PlainDate } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import {
  bandSchemes,
  bandsOnDays,
  findBandScheme,
  type BandOnDay,
  type StoredScheme,
} from '../data/band.sql.js';
import type { Band } from '../domain/band.js';
import { BandBasis, kindOf, topUpOf, type BandValue, type BandValueKind } from '../domain/band-value.js';

/** A band with what it is worth on a day, as published and as top-up. */
export interface BandInForce extends Band {
  readonly kind: BandValueKind;
  readonly value: BandValue;
  readonly lowestTopUp: Pence;
  /** Null for a band costed case by case. */
  readonly highestTopUp: Pence | null;
}

/** The bands of one scheme; today's where no day is given. */
export interface BandsQuestion {
  readonly schemeId: string;
  readonly on?: PlainDate;
}

/** Band schemes, and what their bands are worth on any day. For holders of `rules.read`. */
@Injectable()
export class BandsQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  schemes(actor: Actor): Promise<readonly StoredScheme[]> {
    return this.unitOfWork.read(actor, (tx) => bandSchemes(tx, actor.authorityId));
  }

  async scheme(actor: Actor, code: string): Promise<StoredScheme | null> {
    return (await this.unitOfWork.read(actor, (tx) => findBandScheme(tx, actor.authorityId, code))) ?? null;
  }

  /**
   * The bands in force, for each question in its place. Throws BAD_USER_INPUT where a gross scheme cannot be told in
   * top-up, because no threshold is known for the day.
   */
  async bands(
    actor: Actor,
    questions: readonly BandsQuestion[],
  ): Promise<readonly (readonly BandInForce[])[]> {
    const today = todayInLondon(this.clock);
    const wanted = questions.map(({ schemeId, on }) => ({ schemeId, on: on ?? today }));
    const found = await this.unitOfWork.read(actor, (tx) => bandsOnDays(tx, actor.authorityId, wanted));
    return found.map((bands) => bands.map(toBandInForce));
  }
}

function toBandInForce({ basis, annualThreshold, ...band }: BandOnDay): BandInForce {
  const { lowest, highest } = band.value;
  const topUp = (amount: Pence) =>
    basis === BandBasis.NET_TOPUP ? amount : topUpOf(amount, basis, annualThreshold ?? noThreshold());
  return {
    ...band,
    kind: kindOf(band.value),
    lowestTopUp: topUp(lowest),
    highestTopUp: highest === null ? null : topUp(highest),
  };
}

function noThreshold(): never {
  throw new Fault(
    'BAD_USER_INPUT',
    'No Element 2 threshold is known for that day, so top-up cannot be told.',
  );
}
