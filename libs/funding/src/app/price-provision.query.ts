import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { findSchool, termsFor } from '#directory';
import {
  AcademicYear,
  Fault,
  formatPounds,
  isOnOrBefore,
  PENCE_LIMIT,
  type Pence,
  type PlainDate,
  type ProrationBasis,
  type Result,
  type SchoolTerm,
} from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { bandOverTime, thresholdsOverTime } from '../data/band-path.sql.js';
import { bandStretches, type BandStretch, type BandStretchProblem } from '../domain/band-stretches.js';
import type { YearKind } from '../domain/fund-source.js';
import {
  priceStretches,
  settle,
  type AnnualStretch,
  type ProrationProblem,
  type ProvisionPrice,
  type Settlement,
} from '../domain/proration-price.js';
import { countsTerms } from '../domain/proration-year.js';

/** A band, from a day on. */
export interface BandStep {
  readonly scheme: string;
  readonly band: string;
  /** The first day; that of the period where not given. */
  readonly from?: PlainDate | null;
  /** In the basis of the scheme, where the band leaves a choice. */
  readonly amount?: Pence | null;
}

export interface PriceQuestion {
  /** Both days counted. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly basis: ProrationBasis;
  readonly yearKind: YearKind;
  /** Whose terms are counted; needed by bases of school days and terms. */
  readonly schoolId?: string | null;
  /** The annual top-up; or bands instead. */
  readonly annual?: Pence | null;
  readonly bands?: readonly BandStep[] | null;
  /** What has been paid already, where that is to be set against it. */
  readonly paid?: Pence | null;
}

/** A stretch of the answer: with its band value where it was priced by a band. */
export type PricedFrom = AnnualStretch & Partial<BandStretch>;

export interface PriceAnswer extends ProvisionPrice<PricedFrom> {
  /** Null where the question names nothing paid. */
  readonly settlement: Settlement | null;
}

/** Longer periods are a slip of the pen, and would count for ever. */
const MOST_YEARS = 10;

/**
 * Prices provision over a period under the values, thresholds and terms in force on each day, on a named basis, cut
 * wherever one of them changes. Stores nothing. For holders of `rules.read`.
 */
@Injectable()
export class PriceProvision {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where the school or a band named is not there. Throws BAD_USER_INPUT, in plain words, for whatever cannot be priced. */
  async run(actor: Actor, question: PriceQuestion): Promise<PriceAnswer | null> {
    requirePeriod(question);
    return this.unitOfWork.read(actor, async (tx) => {
      const { schoolId } = question;
      if (schoolId != null && (await findSchool(tx, actor.authorityId, schoolId)) === undefined) return null;
      const stretches = await stretchesOf(tx, actor.authorityId, question);
      if (stretches === undefined) return null;
      const terms = await termsOf(tx, actor.authorityId, question);
      const { basis, yearKind, paid } = question;
      const priced = orRefuse(priceStretches(stretches, { basis, yearKind, terms }), inWords);
      return { ...priced, settlement: paid == null ? null : settle(priced.amount, paid) };
    });
  }
}

function requirePeriod({ from, to }: PriceQuestion): void {
  if (!isOnOrBefore(from, to)) refuse('The period ends before it starts.');
  if (isOnOrBefore(from.add({ years: MOST_YEARS }), to))
    refuse(`Price at most ${MOST_YEARS} years at a time.`);
}

type Stretches = readonly [PricedFrom, ...PricedFrom[]];

/** Undefined where a band named is not there. */
async function stretchesOf(
  tx: Tx,
  authorityId: string,
  question: PriceQuestion,
): Promise<Stretches | undefined> {
  const { from, to, annual, bands } = question;
  const steps = bands ?? [];
  if ((annual == null) === (steps.length === 0)) refuse('Give either an annual amount or bands.');
  for (const amount of [annual, ...steps.map((step) => step.amount)]) requireCountable(amount);
  if (annual != null) {
    return [{ from, to, annual, origin: 'the amount given' }];
  }
  const found: BandStretch[] = [];
  for (const [place, step] of steps.entries()) {
    const days = daysOf(steps, place, question);
    const stretches = await stretchesOfBand(tx, authorityId, step, days);
    if (stretches === undefined) return undefined;
    found.push(...stretches);
  }
  const [first, ...rest] = found;
  return first && [first, ...rest];
}

/** So that all years of the longest period can be added up. */
function requireCountable(amount: Pence | null | undefined): void {
  if (amount != null && amount * BigInt(MOST_YEARS) > PENCE_LIMIT)
    refuse('An annual amount is beyond what this service counts.');
}

type Days = readonly [from: PlainDate, to: PlainDate];

/** From the step's own first day to the day before the next step. Steps are in the order of their days. */
function daysOf(steps: readonly BandStep[], place: number, { from, to }: PriceQuestion): Days {
  const startOf = (at: number) => (at === 0 ? from : (steps[at]?.from ?? from));
  const next = steps[place + 1];
  const start = startOf(place);
  const end = next === undefined ? to : startOf(place + 1).subtract({ days: 1 });
  if (place === 0 && steps[0]?.from != null && !steps[0].from.equals(from)) {
    refuse('The first band has to begin with the period.');
  }
  if (!isOnOrBefore(start, end) || !isOnOrBefore(end, to)) {
    refuse('Each further band needs a first day inside the period, later than that of the band before.');
  }
  return [start, end];
}

async function stretchesOfBand(
  tx: Tx,
  authorityId: string,
  { scheme, band, amount }: BandStep,
  days: Days,
): Promise<readonly BandStretch[] | undefined> {
  const found = await bandOverTime(tx, authorityId, { scheme, band }, days);
  if (found === undefined) return undefined;
  const thresholds = await thresholdsOverTime(tx, authorityId, days);
  const { basis, values } = found;
  const [from, to] = days;
  const applied = { scheme, band, basis, values, from, to, chosen: amount ?? undefined };
  return orRefuse(bandStretches(applied, thresholds), stretchInWords);
}

/** The terms of all academic years the period touches, whole, so that their school days can be counted. */
async function termsOf(
  tx: Tx,
  authorityId: string,
  { basis, schoolId, from, to }: PriceQuestion,
): Promise<readonly SchoolTerm[]> {
  if (!countsTerms(basis)) return [];
  if (schoolId == null) return refuse('School days and terms are those of a school: say which school.');
  const [first, last] = [AcademicYear.of(from), AcademicYear.of(to)];
  return termsFor(tx, authorityId, schoolId, first.startsOn, last.endsOn);
}

function orRefuse<T, Problem>(outcome: Result<T, Problem>, words: (problem: Problem) => string): T {
  return outcome.ok ? outcome.value : refuse(words(outcome.error));
}

function inWords(problem: ProrationProblem): string {
  return problem.kind === 'NO_TERMS'
    ? `No terms are known for the academic year ${problem.year}.`
    : 'An amount that is paid whole cannot change on the way: choose a basis of proration.';
}

function stretchInWords(problem: BandStretchProblem): string {
  switch (problem.kind) {
    case 'NO_VALUE':
      return `The band ${problem.band} has no value on ${problem.on.toString()}.`;
    case 'NO_THRESHOLD':
      return `No Element 2 threshold is known for ${problem.on.toString()}.`;
    case 'BAND_PRICE': {
      const { lowest, highest } = problem.refusal;
      const limits =
        highest === null
          ? `${formatPounds(lowest)} or more`
          : `${formatPounds(lowest)} to ${formatPounds(highest)}`;
      return `The band ${problem.band} needs an annual amount inside its limits: ${limits}.`;
    }
  }
}

function refuse(reason: string): never {
  throw new Fault('BAD_USER_INPUT', reason);
}
