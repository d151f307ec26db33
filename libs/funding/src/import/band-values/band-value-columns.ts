import { checkPounds, err, ok, parsePlainDate, type Pence, type PlainDate, type Result } from '#kernel';
import { AreaOfNeed } from '../../domain/band.js';
import { BandBasis } from '../../domain/band-value.js';
import { blankable, filled, text, type CellReader } from '../column.js';

/**
 * A file of band values: one row for each band and each stretch of time. Amounts are in pounds, as the scheme states
 * them. One amount: the same in `lowest` and `highest`; costed case by case: `highest` blank. `from` and `to` are the
 * first and the last day; a blank `to` means until the band's next value begins.
 */
export const BAND_VALUE_COLUMNS = {
  scheme: filled('scheme', text(60)),
  basis: filled('basis', oneOf(BandBasis)),
  band: filled('band', text(60)),
  label: filled('label', text(200)),
  areaOfNeed: blankable('area_of_need', oneOf(AreaOfNeed)),
  level: filled('level', level),
  descriptor: filled('descriptor', text(5_000)),
  lowest: filled('lowest', amount),
  highest: blankable('highest', amount),
  from: filled('from', parsePlainDate as CellReader<PlainDate>),
  to: blankable('to', parsePlainDate as CellReader<PlainDate>),
  source: filled('source', text(500)),
};

/** One row of the file, read. */
export interface BandValueRow {
  readonly scheme: string;
  readonly basis: BandBasis;
  readonly band: string;
  readonly label: string;
  readonly areaOfNeed: AreaOfNeed | null;
  readonly level: number;
  readonly descriptor: string;
  readonly lowest: Pence;
  readonly highest: Pence | null;
  readonly from: PlainDate;
  /** The last day; null until the next value begins. */
  readonly to: PlainDate | null;
  readonly source: string;
}

function oneOf<T extends string>(words: Readonly<Record<T, T>>): CellReader<T> {
  const known = Object.values<T>(words);
  return (cell) => {
    const found = known.find((word) => word === cell.toUpperCase());
    return found === undefined ? err(`One of these belongs here: ${known.join(', ')}.`) : ok(found);
  };
}

function level(cell: string): Result<number, string> {
  return /^[0-9]{1,2}$/.test(cell) ? ok(Number(cell)) : err('A whole number from 0 to 99 belongs here.');
}

function amount(cell: string): Result<Pence, string> {
  const pounds = checkPounds(cell);
  return pounds.ok && pounds.value < 0n ? err('The value of a band cannot be below nothing.') : pounds;
}
