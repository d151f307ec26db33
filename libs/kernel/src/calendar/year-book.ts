import { err, ok, orThrow, type Result } from '../outcome/result.js';
import { yearLabel } from './labelled-year.js';
import type { PlainDate } from './plain-date.js';

/** Every date `parsePlainDate` accepts has its year. */
const FIRST_YEAR = 1989;
const LAST_YEAR = 2100;

const LABEL = /^[0-9]{4}-[0-9]{2}$/;

/**
 * All years of one kind. Each is made once, on first use, so equal years are the same object and `===`
 * compares them.
 */
export class YearBook<Year> {
  private readonly made = new Map<number, Year>();

  /** `firstMonth` (1 to 12) is the month on whose first day the years of this kind begin. */
  constructor(
    private readonly firstMonth: number,
    private readonly make: (firstYear: number) => Year,
  ) {}

  /** The year that begins in a calendar year. Throws RangeError outside 1989 to 2100. */
  starting(firstYear: number): Year {
    if (firstYear < FIRST_YEAR || firstYear > LAST_YEAR) throw new RangeError(OUT_OF_RANGE);
    const year = this.made.get(firstYear) ?? this.make(firstYear);
    this.made.set(firstYear, year);
    return year;
  }

  of(date: PlainDate): Year {
    return this.starting(date.month >= this.firstMonth ? date.year : date.year - 1);
  }

  parse(label: string): Year {
    return orThrow(this.read(label));
  }

  read(label: unknown): Result<Year, string> {
    if (typeof label !== 'string' || !LABEL.test(label)) return err(NOT_A_LABEL);
    const firstYear = Number(label.slice(0, 4));
    if (label !== yearLabel(firstYear)) return err(NOT_A_LABEL);
    return firstYear < FIRST_YEAR || firstYear > LAST_YEAR ? err(OUT_OF_RANGE) : ok(this.starting(firstYear));
  }
}

const NOT_A_LABEL = 'Write the year as two years in a row, for example 2026-27.';
const OUT_OF_RANGE = `Years run from ${yearLabel(FIRST_YEAR)} to ${yearLabel(LAST_YEAR)}.`;
