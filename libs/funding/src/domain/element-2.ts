import {
  AcademicYear,
  addRatios,
  calendarDayPart,
  daysInclusive,
  exactProration,
  formatPounds,
  isOnOrBefore,
  maxPence,
  minPence,
  pence,
  subtractPence,
  sumPence,
  type Pence,
  type PlainDate,
  type Ratio,
} from '#kernel';
import { exactLine, roundedLine, type WorkingLine } from './working.js';

/** Who pays for a line of provision. The three elements are those of high needs funding for mainstream schools. */
export const FundedFrom = {
  ELEMENT_1: 'ELEMENT_1',
  ELEMENT_2: 'ELEMENT_2',
  PUPIL_PREMIUM: 'PUPIL_PREMIUM',
  INCLUSIVE_MAINSTREAM_FUND: 'INCLUSIVE_MAINSTREAM_FUND',
  COMMUNITY: 'COMMUNITY',
  OTHER: 'OTHER',
} as const;
export type FundedFrom = (typeof FundedFrom)[keyof typeof FundedFrom];

/** One line of a pupil's provision with its cost over the whole period. */
export interface CostedLine {
  /** Nothing or more. */
  readonly total: Pence;
  readonly fundedFrom: FundedFrom;
}

/** The provision of one pupil over one period, both dates counted. */
export interface ElementTestInput {
  /** Per pupil and year, as in force on the first day. */
  readonly annualThreshold: Pence;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly lines: readonly CostedLine[];
}

/** How one pupil's provision divides between the school's own money and top-up. Amounts are for the whole period. */
export interface ElementTest {
  /** The threshold for this period. */
  readonly threshold: Pence;
  /** All the provision costed, without what Element 1 pays for every pupil. */
  readonly provision: Pence;
  /** What the school meets from its own budget before a community is asked. */
  readonly elementTwoDue: Pence;
  readonly elementTwoCarried: Pence;
  readonly shortfall: Pence;
  /** What the provision costs above the threshold. */
  readonly elementThree: Pence;
  /** Whether the school carries all that Element 2 must carry. */
  readonly isMet: boolean;
  readonly working: readonly WorkingLine[];
}

/**
 * Tests what a school carries itself for one pupil before others are asked to pay: the first £6,000 of provision a
 * year beyond what is made for all pupils, in proportion to the calendar days of the period, each academic year by its
 * own length. What lies above is Element 3. (High needs funding operational guide of the DfE; regulation 11 of the
 * School and Early Years Finance (England) Regulations 2025.) Throws RangeError when the period ends before it starts.
 */
export function testElements({ annualThreshold, from, to, lines }: ElementTestInput): ElementTest {
  const threshold = thresholdLine(annualThreshold, from, to);
  const provision = provisionLine(lines);
  const due = dueLine(threshold.result, provision.result);
  const carried = carriedLine(lines);
  const shortfall = shortfallLine(due.result, carried.result);
  const elementThree = elementThreeLine(provision.result, threshold.result);
  return {
    threshold: threshold.result,
    provision: provision.result,
    elementTwoDue: due.result,
    elementTwoCarried: carried.result,
    shortfall: shortfall.result,
    elementThree: elementThree.result,
    isMet: shortfall.result === 0n,
    working: [threshold, provision, due, carried, shortfall, elementThree],
  };
}

function thresholdLine(annual: Pence, from: PlainDate, to: PlainDate): WorkingLine {
  const parts = yearsTouched(from, to);
  const exact = parts
    .map(({ year, first, last }) => exactProration(annual, calendarDayPart(first, last, year)))
    .reduce<Ratio>(addRatios, { numerator: 0n, denominator: 1n });
  const fractions = parts.map(
    ({ year, first, last }) => `${daysInclusive(first, last)} of the ${year.days} days of ${year.toString()}`,
  );
  return roundedLine(
    'Threshold for the period',
    `${formatPounds(annual)} a year, for ${fractions.join(' and ')} (${from.toString()} to ${to.toString()}, both counted).`,
    [{ name: 'Threshold per pupil and year', amount: annual }],
    exact,
  );
}

function provisionLine(lines: readonly CostedLine[]): WorkingLine {
  const beyondElementOne = totalOf(lines, (source) => source !== 'ELEMENT_1');
  return exactLine(
    'Costed provision',
    'All lines added, without those paid from Element 1, which every pupil brings.',
    [
      { name: 'All lines', amount: totalOf(lines, () => true) },
      { name: 'Paid from Element 1', amount: totalOf(lines, (source) => source === 'ELEMENT_1') },
    ],
    beyondElementOne,
  );
}

function dueLine(threshold: Pence, provision: Pence): WorkingLine {
  return exactLine(
    'Element 2 must carry',
    'The costed provision up to the threshold.',
    [
      { name: 'Costed provision', amount: provision },
      { name: 'Threshold for the period', amount: threshold },
    ],
    minPence(threshold, provision),
  );
}

function carriedLine(lines: readonly CostedLine[]): WorkingLine {
  const carried = totalOf(lines, (source) => source === 'ELEMENT_2');
  return exactLine('Element 2 carries', 'The lines paid from Element 2, added.', [], carried);
}

function shortfallLine(due: Pence, carried: Pence): WorkingLine {
  return exactLine(
    'Shortfall of Element 2',
    'What Element 2 must carry less what it carries, but never below nothing.',
    [
      { name: 'Element 2 must carry', amount: due },
      { name: 'Element 2 carries', amount: carried },
    ],
    aboveNothing(subtractPence(due, carried)),
  );
}

function elementThreeLine(provision: Pence, threshold: Pence): WorkingLine {
  return exactLine(
    'Element 3',
    'The costed provision above the threshold.',
    [
      { name: 'Costed provision', amount: provision },
      { name: 'Threshold for the period', amount: threshold },
    ],
    aboveNothing(subtractPence(provision, threshold)),
  );
}

function totalOf(lines: readonly CostedLine[], counts: (source: FundedFrom) => boolean): Pence {
  return sumPence(lines.filter(({ fundedFrom }) => counts(fundedFrom)).map(({ total }) => total));
}

function aboveNothing(amount: Pence): Pence {
  return maxPence(pence(0n), amount);
}

interface YearTouched {
  readonly year: AcademicYear;
  readonly first: PlainDate;
  readonly last: PlainDate;
}

function yearsTouched(from: PlainDate, to: PlainDate): readonly YearTouched[] {
  daysInclusive(from, to);
  const touched: YearTouched[] = [];
  const lastYear = AcademicYear.of(to);
  for (let year = AcademicYear.of(from); ; year = year.next()) {
    touched.push({
      year,
      first: isOnOrBefore(year.startsOn, from) ? from : year.startsOn,
      last: isOnOrBefore(to, year.endsOn) ? to : year.endsOn,
    });
    // Asked here, and not of the year after: the calendar has a last year.
    if (year === lastYear) return touched;
  }
}
