import type { Result } from '../outcome/result.js';
import { LabelledYear } from './labelled-year.js';
import type { PlainDate } from './plain-date.js';
import { YearBook } from './year-book.js';

const SEPTEMBER = 9;

/** The year of schools: 1 September to 31 August. Equal years are the same object. */
export class AcademicYear extends LabelledYear {
  readonly kind = 'AY';

  private static readonly years = new YearBook(SEPTEMBER, (firstYear) => new AcademicYear(firstYear));

  private constructor(firstYear: number) {
    super(firstYear, SEPTEMBER);
  }

  /** The academic year a date falls in. */
  static of(date: PlainDate): AcademicYear {
    return AcademicYear.years.of(date);
  }

  /** The year with a label known to be good, such as "2026-27". Throws RangeError with the plain reason. */
  static parse(label: string): AcademicYear {
    return AcademicYear.years.parse(label);
  }

  /** Reads a label from the outside world. */
  static read(label: unknown): Result<AcademicYear, string> {
    return AcademicYear.years.read(label);
  }

  next(): AcademicYear {
    return AcademicYear.years.starting(this.firstYear + 1);
  }
}
