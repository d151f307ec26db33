import { Temporal } from 'temporal-polyfill';
import { daysInclusive, isOnOrBefore } from './period.js';
import type { PlainDate } from './plain-date.js';

/**
 * What a financial and an academic year have in common. Both are written "2026-27" but mean different dates,
 * so each has its own class, told apart by `kind`, and neither can be passed where the other is asked for.
 */
export abstract class LabelledYear {
  abstract readonly kind: 'AY' | 'FY';
  /** Such as "2026-27". Says nothing without the kind. */
  readonly label: string;
  readonly startsOn: PlainDate;
  /** The last day of the year, counted. */
  readonly endsOn: PlainDate;
  /** 365 or 366. */
  readonly days: number;

  protected constructor(
    protected readonly firstYear: number,
    firstMonth: number,
  ) {
    this.label = yearLabel(firstYear);
    this.startsOn = Temporal.PlainDate.from({ year: firstYear, month: firstMonth, day: 1 });
    this.endsOn = this.startsOn.add({ years: 1 }).subtract({ days: 1 });
    this.days = daysInclusive(this.startsOn, this.endsOn);
  }

  contains(date: PlainDate): boolean {
    return isOnOrBefore(this.startsOn, date) && isOnOrBefore(date, this.endsOn);
  }

  /** With its kind, for people: "FY 2026-27". */
  toString(): string {
    return `${this.kind} ${this.label}`;
  }

  toJSON(): string {
    return this.label;
  }
}

/** 2026 is written "2026-27". */
export function yearLabel(firstYear: number): string {
  return `${firstYear}-${String((firstYear + 1) % 100).padStart(2, '0')}`;
}
