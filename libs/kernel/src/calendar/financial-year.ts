import type { Result } from '../outcome/result.js';
import { LabelledYear } from './labelled-year.js';
import type { PlainDate } from './plain-date.js';
import { YearBook } from './year-book.js';

const APRIL = 4;

/** The year of local government accounts: 1 April to 31 March. Equal years are the same object. */
export class FinancialYear extends LabelledYear {
  readonly kind = 'FY';

  private static readonly years = new YearBook(APRIL, (firstYear) => new FinancialYear(firstYear));

  private constructor(firstYear: number) {
    super(firstYear, APRIL);
  }

  /** The financial year a date falls in. */
  static of(date: PlainDate): FinancialYear {
    return FinancialYear.years.of(date);
  }

  /** The year with a label known to be good, such as "2026-27". Throws RangeError with the plain reason. */
  static parse(label: string): FinancialYear {
    return FinancialYear.years.parse(label);
  }

  /** Reads a label from the outside world. */
  static read(label: unknown): Result<FinancialYear, string> {
    return FinancialYear.years.read(label);
  }

  next(): FinancialYear {
    return FinancialYear.years.starting(this.firstYear + 1);
  }
}
