import { parsePounds, plainDate } from '#kernel';
import type { BandBasis } from '../../domain/band-value.js';
import type { SchemeWithValues } from './reference-data.js';

/** Lowest and highest in pounds; one amount where they are the same, costed case by case where there is no highest. */
type Band = readonly [
  code: string,
  label: string,
  lowest: string,
  highest: string | null,
  descriptor: string,
];

interface Published {
  readonly code: string;
  readonly name: string;
  readonly basis: BandBasis;
  readonly from: string;
  readonly source: string;
  /** From the least support to the most. */
  readonly bands: readonly Band[];
}

const DEVON: Published = {
  code: 'EXAMPLE-DEVON-2023-24',
  name: 'Example: mainstream top-up bands published by Devon for 2023-24',
  basis: 'NET_TOPUP',
  from: '2022-04-01',
  source:
    'Devon County Council, answer to a freedom of information request on top-up bands, 2022-23 and 2023-24.',
  bands: [
    ['B1', 'Band 1', '1,600', '1,600', 'The lowest of three fixed top-ups.'],
    ['B2', 'Band 2', '3,100', '3,100', 'The middle of three fixed top-ups.'],
    ['B3', 'Band 3', '4,500', '4,500', 'The highest of three fixed top-ups.'],
    ['PLUS', 'Plus package', '4,500.01', null, 'Costed case by case, above Band 3.'],
  ],
};

/** Stated gross, and so shown with both numbers: 8,627 in all is a top-up of 2,627. */
const SOLIHULL: Published = {
  code: 'EXAMPLE-SOLIHULL',
  name: 'Example: the first bands published by Solihull, by intensity of provision',
  basis: 'GROSS',
  from: '2025-04-01',
  source:
    'Solihull Metropolitan Borough Council, banded funding for mainstream schools (web page; first bands only).',
  bands: [
    ['1', 'Band 1', '0', '6,000', 'Within what a school provides from its own budget.'],
    [
      '2A',
      'Band 2a',
      '8,627',
      '8,627',
      'Advice from outside at times, and some extra adult time in the week.',
    ],
    ['2B', 'Band 2b', '11,202', '11,202', 'More frequent advice, with small group and individual work.'],
  ],
};

const BRISTOL: Published = {
  code: 'EXAMPLE-BRISTOL-PRIMARY-2017-18',
  name: 'Example: primary ranges published by Bristol for its panel of 2017-18',
  basis: 'NET_TOPUP',
  from: '2017-04-01',
  source: 'Bristol City Council, mainstream top-up panel, bands for primary schools 2017-18.',
  bands: [
    ['B1', 'Band 1', '0', '0', 'No top-up.'],
    ['B2', 'Band 2', '0', '1,000', 'Best fit of the published descriptors, low.'],
    ['B3', 'Band 3', '1,001', '5,000', 'Best fit of the published descriptors, medium.'],
    ['B4', 'Band 4', '5,001', '10,000', 'Best fit of the published descriptors, high.'],
    ['B5', 'Band 5', '10,001', '13,500', 'Best fit of the published descriptors, very high.'],
    ['B6', 'Bands 6 and 7', '13,500.01', null, 'Commissioned one by one.'],
  ],
};

/** The published ranges meet in one amount; each begins here a penny above the one before, so that they are told apart. */
const SURREY: Published = {
  code: 'EXAMPLE-SURREY-HOURS',
  name: 'Example: ranges by weekly hours of support that Surrey used before its bands of 2023',
  basis: 'NET_TOPUP',
  from: '2017-04-01',
  source: 'Surrey County Council, funding by equivalents of teaching assistant hours, before September 2023.',
  bands: [
    ['H0', 'Up to 13 hours', '0', '0', 'Met from the school’s own budget.'],
    ['H13', '13 to 19 hours', '0', '3,000', 'The first range above the school’s own budget.'],
    ['H20', '20 to 28 hours', '3,000.01', '7,000', 'Support for most of the week.'],
    ['H29', '29 to 34 hours', '7,000.01', '10,000', 'Support for all of the week.'],
    ['H35', '35 hours and more', '10,000.01', null, 'Costed case by case.'],
  ],
};

function toScheme({ code, name, basis, from, source, bands }: Published): SchemeWithValues {
  const values = bands.map(([band, label, lowest, highest, descriptor], place) => ({
    band,
    label,
    descriptor,
    level: place + 1,
    areaOfNeed: null,
    lowest: parsePounds(lowest),
    highest: highest === null ? null : parsePounds(highest),
    from: plainDate(from),
    to: null,
    source,
  }));
  return { code, name, basis, source, values };
}

/** Published sets of bands, as examples for demonstrations and tests. No authority's own. */
export const EXAMPLE_SCHEMES: readonly SchemeWithValues[] = [DEVON, SOLIHULL, BRISTOL, SURREY].map(toScheme);
