import { newId, pence, plainDate } from '#kernel';
import type { Carry, Journal } from '#ledger';
import { PaperCounty, type PaperVerdict } from './paper-county.js';
import type { PaperLeg, PaperPotName, PaperPromise, PaperStep } from './paper-steps.js';

/** What happens to a pot counts for a day of its year. */
const DAYS = { OLD: plainDate('2026-11-23'), NEW: plainDate('2027-06-01') } as const;

/** A county on paper with its pots in the ledger. */
export interface County {
  readonly paper: PaperCounty;
  /** Of the paper's pots, in their order. */
  readonly pots: readonly string[];
  readonly promises: Map<PaperPromise, string>;
  /** The journal of each leg. */
  readonly posted: Map<PaperLeg, string>;
}

/** A leg of a step that was taken or refused on paper, and the journal that has to fare alike. */
export interface Wanted extends Pick<PaperVerdict, 'refused'> {
  readonly place: number;
  readonly county: County;
  readonly step: PaperStep;
  readonly leg: PaperLeg;
  readonly journal: Journal;
}

export function newCounty(): County {
  const paper = new PaperCounty();
  return { paper, pots: paper.pots.map(newId), promises: new Map(), posted: new Map() };
}

/** Takes a step on paper, and says with which journals the ledger has to follow. */
export function wantedOf(county: County, place: number, step: PaperStep): readonly Wanted[] {
  const { legs, refused } = county.paper.take(step);
  const causeId = newId();
  return legs.map((leg) => {
    const journal = journalOf(county, leg, causeId);
    if (refused === undefined) county.posted.set(leg, journal.id);
    return { place, county, step, leg, refused, journal };
  });
}

function journalOf(county: County, leg: PaperLeg, causeId: string): Journal {
  const journal = { id: newId(), effectiveOn: DAYS[leg.year], cause: 'TEST', causeId };
  const amount = pence(leg.amount);
  const original = leg.undoes && county.posted.get(leg.undoes);
  if (original !== undefined)
    return { ...journal, transfers: [{ reverses: { journal: original, number: 1 }, amount }] };
  const commitment = leg.promise && idOf(county, leg.promise);
  return { ...journal, transfers: [{ movement: leg.movement, pot: potOf(county, leg), amount, commitment }] };
}

/** A promise goes on before its money does. */
export function carryOf({ county, leg: { movement, promise, undoes } }: Wanted): readonly Carry[] {
  if (movement !== 'COMMITMENT_CARRIED_OUT' || undoes !== undefined || promise?.goesOnIn === undefined)
    return [];
  const into = promise.goesOnIn;
  return [{ commitment: idOf(county, promise), into: idOf(county, into), pot: potOf(county, into) }];
}

export function potOf({ paper, pots }: County, { year, side }: PaperPotName): string {
  return pots[paper.pots.findIndex((pot) => pot.year === year && pot.side === side)] as string;
}

export function idOf({ promises }: County, promise: PaperPromise): string {
  const id = promises.get(promise) ?? newId();
  promises.set(promise, id);
  return id;
}
