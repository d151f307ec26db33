import type { PlainDate } from '#kernel';

/** Days from `from` until the day before `until`; without end where that is null. ISO text, which sorts like the dates. */
export interface DateRange {
  readonly from: string;
  readonly until: string | null;
}

export function dateRange(from: PlainDate, lastDay: PlainDate | null): DateRange {
  return { from: from.toString(), until: lastDay?.add({ days: 1 }).toString() ?? null };
}

export function overlap(a: DateRange, b: DateRange): boolean {
  return endsAfter(a, b.from) && endsAfter(b, a.from);
}

export function endsAfter({ until }: DateRange, day: string): boolean {
  return until === null || until > day;
}

/** For people: "from 2026-09-01 until the day before 2027-09-01". */
export function asText({ from, until }: DateRange): string {
  return until === null ? `from ${from}` : `from ${from} until the day before ${until}`;
}
