import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import {
  Fault,
  formatPounds,
  isOnOrBefore,
  maxPence,
  pence,
  plainDate,
  type Pence,
  type PlainDate,
} from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { findBandScheme } from '../data/band.sql.js';
import {
  approvedConversion,
  type BandConversion,
  type StoredConversionLine,
} from '../data/band-conversion.sql.js';
import { topUpAfterConversion, type BandTopUp } from '../domain/band-conversion.js';
import type { WorkingLine } from '../domain/working.js';
import { bandTopUps } from './band-top-ups.js';

export interface ConvertBandQuestion {
  readonly scheme: string;
  readonly band: string;
  readonly on: PlainDate;
  /** What the pupil received a year, where the old band left a choice. */
  readonly topUp?: Pence | null;
}

export interface ConvertedBand {
  readonly scheme: string;
  readonly band: string;
  readonly protectedUntil: string | null;
  readonly annual: Pence;
  readonly isProtected: boolean;
  readonly working: readonly WorkingLine[];
}

/**
 * What a pupil's band of an old scheme has become, and the top-up a year on a day, with protection. Stores nothing. For
 * holders of `rules.read`.
 */
@Injectable()
export class ConvertBand {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Null where no approved change leads away from the scheme. Throws BAD_USER_INPUT, in plain words, where one does and
   * the band or the day is none of it.
   */
  async run(actor: Actor, question: ConvertBandQuestion): Promise<ConvertedBand | null> {
    return this.unitOfWork.read(actor, async (tx) => {
      const conversion = await approvedConversion(tx, actor.authorityId, question.scheme);
      if (conversion === undefined) return null;
      const line = lineFor(conversion, question);
      const before = amountBefore(line, question.topUp ?? null);
      const to = await bandOn(
        tx,
        actor.authorityId,
        { scheme: conversion.toScheme, band: line.toBand },
        question.on,
      );
      const { protectedUntil, toScheme: scheme } = conversion;
      const until = protectedUntil === null ? null : plainDate(protectedUntil);
      const after = amountAfter(to, before);
      const paid = topUpAfterConversion({ before, after, protectedUntil: until, on: question.on });
      return { scheme, band: to.code, protectedUntil, ...paid };
    });
  }
}

function lineFor(conversion: BandConversion, { band, on }: ConvertBandQuestion): StoredConversionLine {
  if (!isOnOrBefore(plainDate(conversion.convertsOn), on)) {
    refuse(`The scheme changes on ${conversion.convertsOn}: before that the old band holds.`);
  }
  const line = conversion.lines.find(({ fromBand }) => fromBand === band);
  return line ?? refuse(`There was no band ${band} in force when the scheme changed.`);
}

/** A pupil's own amount counts, up to the most the band gave; without one, that most. */
function amountBefore({ fromBand, fromTopUp }: StoredConversionLine, topUp: Pence | null): Pence {
  if (topUp === null) {
    return fromTopUp ?? refuse(`The band ${fromBand} was costed case by case: say what the pupil received.`);
  }
  if (fromTopUp !== null && topUp > fromTopUp) {
    refuse(`The band ${fromBand} gave at most ${formatPounds(fromTopUp)} a year.`);
  }
  return topUp;
}

/** Inside its limits a band gives what the pupil had. */
function amountAfter({ lowest, highest }: BandTopUp, before: Pence): Pence {
  const atLeast = maxPence(lowest, before);
  return pence(highest !== null && atLeast > highest ? highest : atLeast);
}

async function bandOn(
  tx: Tx,
  authorityId: string,
  { scheme, band }: { readonly scheme: string; readonly band: string },
  on: PlainDate,
): Promise<BandTopUp> {
  const found = await findBandScheme(tx, authorityId, scheme);
  const bands = found === undefined ? [] : await bandTopUps(tx, authorityId, found.id, on);
  const one = bands.find(({ code }) => code === band);
  return one ?? refuse(`The band ${band} of ${scheme} has no value on ${on.toString()}.`);
}

function refuse(reason: string): never {
  throw new Fault('BAD_USER_INPUT', reason);
}
