import { isOnOrBefore, type FinancialYear, type PlainDate } from '#kernel';

/** A time that may be open at either end. */
export interface Validity {
  /** The first day; null where it has always been so. */
  readonly from: PlainDate | null;
  /** The first day after it; null while no end is set. */
  readonly until: PlainDate | null;
}

/** Whether a time has at least one day in a financial year. */
export function touchesYear({ from, until }: Validity, year: FinancialYear): boolean {
  return (
    (from === null || isOnOrBefore(from, year.endsOn)) &&
    (until === null || !isOnOrBefore(until, year.startsOn))
  );
}

/** The last day of a time; null while no end is set. */
export function lastDayOf({ until }: Pick<Validity, 'until'>): PlainDate | null {
  return until === null ? null : until.subtract({ days: 1 });
}
