import {
  err,
  ok,
  parsePcnCode,
  parsePlainDate,
  parsePostcode,
  parseUkprn,
  parseUrn,
  Temporal,
  type PlainDate,
  type Result,
} from '#kernel';
import type { CellReader } from './column.js';

/** Text of at most `max` characters on one line, runs of spaces made one. */
export function text(max: number): CellReader<string> {
  return (cell) => {
    const tidy = cell.replaceAll(/\s+/g, ' ');
    return tidy.length <= max ? ok(tidy) : err(`This text is longer than ${max} characters.`);
  };
}

/** A school's URN as a number. */
export const urn: CellReader<number> = (cell) => asNumber(parseUrn(cell));

/** A UK provider reference number as a number. */
export const ukprn: CellReader<number> = (cell) => asNumber(parseUkprn(cell));

export const pcnCode: CellReader<string> = parsePcnCode;

/** A postcode in its usual form, or as it stands where it has none: a school is not turned away for it. */
export const postcode: CellReader<string> = (cell) => {
  const usual = parsePostcode(cell);
  return usual.ok ? usual : text(10)(cell.toUpperCase());
};

function asNumber(code: Result<string, string>): Result<number, string> {
  return code.ok ? ok(Number(code.value)) : code;
}

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): CellReader<number> {
  return (cell) => {
    const value = /^\d{1,9}$/.test(cell) ? Number(cell) : NaN;
    return value >= least && value <= most
      ? ok(value)
      : err(`A whole number from ${least} to ${most} belongs here.`);
  };
}

/** One of a few words, in capitals or not, with spaces or underscores between. */
export function oneOf<T extends string>(...words: readonly T[]): CellReader<T> {
  return (cell) => {
    const wanted = cell.toUpperCase().replaceAll(/[\s-]+/g, '_');
    const found = words.find((word) => word === wanted);
    return found === undefined ? err(`One of these belongs here: ${words.join(', ')}.`) : ok(found);
  };
}

/** One or more of something in a cell, parted by spaces, commas or semicolons; none is refused. */
export function severalOf<T>(one: CellReader<T>): CellReader<readonly T[]> {
  return (cell) => {
    const values: T[] = [];
    for (const part of cell.split(/[\s,;]+/).filter((word) => word !== '')) {
      const read = one(part);
      if (!read.ok) return read;
      values.push(read.value);
    }
    return values.length > 0 ? ok(values) : err('One or more codes belong here, with spaces between.');
  };
}

const DAY_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;
const YEAR_FIRST = /^(\d{4})-?(\d{2})-?(\d{2})$/;

/**
 * A date as registers write it: 31-08-2025, 31/08/2025, 2025-08-31 or 20250831. The month never comes before the day.
 * Schools are older than people: any year from 1000 on will do.
 */
export const registerDate: CellReader<PlainDate> = (cell) => {
  const [, day, month, year] = DAY_FIRST.exec(cell) ?? [];
  const [, isoYear, isoMonth, isoDay] = YEAR_FIRST.exec(cell) ?? [];
  try {
    const parts = {
      year: Number(year ?? isoYear),
      month: Number(month ?? isoMonth),
      day: Number(day ?? isoDay),
    };
    return parts.year >= 1000 ? ok(Temporal.PlainDate.from(parts, { overflow: 'reject' })) : err(NO_DATE);
  } catch {
    return err(NO_DATE);
  }
};

const NO_DATE = 'A date belongs here, written like 31-08-2025 or 2025-08-31.';

/** A date of the service's own time (1990 to 2100), in any of the ways registers write one. */
export const recentDate: CellReader<PlainDate> = (cell) => {
  const date = registerDate(cell);
  return date.ok ? parsePlainDate(date.value.toString()) : date;
};
