import { Temporal } from 'temporal-polyfill';
import { easterSunday } from './easter.js';
import type { PlainDate } from './plain-date.js';

export interface BankHoliday {
  readonly on: PlainDate;
  readonly name: string;
}

const MONDAY = 1;
const SATURDAY = 6;

/** Days the Crown moved for one year: from the day of the rule to the day kept. */
const MOVED: ReadonlyMap<string, string> = new Map([
  ['1995-05-01', '1995-05-08'],
  ['2002-05-27', '2002-06-04'],
  ['2012-05-28', '2012-06-04'],
  ['2020-05-04', '2020-05-08'],
  ['2022-05-30', '2022-06-02'],
]);

/** Days proclaimed once. A new proclamation is a new line here. */
const PROCLAIMED_ONCE: ReadonlyMap<string, string> = new Map([
  ['1999-12-31', 'Millennium'],
  ['2002-06-03', 'Golden Jubilee'],
  ['2011-04-29', 'Royal wedding'],
  ['2012-06-05', 'Diamond Jubilee'],
  ['2022-06-03', 'Platinum Jubilee'],
  ['2022-09-19', 'State funeral of Queen Elizabeth II'],
  ['2023-05-08', 'Coronation of King Charles III'],
]);

/**
 * The bank holidays of England and Wales in a year from 1990 on, in order of date, as kept: a holiday that
 * falls on a weekend appears on its substitute day only (Banking and Financial Dealings Act 1971, and the
 * proclamations since).
 */
export function bankHolidays(year: number): readonly BankHoliday[] {
  const easter = easterSunday(year);
  return [
    ...substituted([{ on: dateOf(year, 1, 1), name: "New Year's Day" }]),
    { on: easter.subtract({ days: 2 }), name: 'Good Friday' },
    { on: easter.add({ days: 1 }), name: 'Easter Monday' },
    ...[
      { on: firstMonday(year, 5), name: 'Early May bank holiday' },
      { on: lastMonday(year, 5), name: 'Spring bank holiday' },
    ].map(moved),
    { on: lastMonday(year, 8), name: 'Summer bank holiday' },
    ...substituted([
      { on: dateOf(year, 12, 25), name: 'Christmas Day' },
      { on: dateOf(year, 12, 26), name: 'Boxing Day' },
    ]),
    ...proclaimedIn(year),
  ].toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}

const daysByYear = new Map<number, ReadonlySet<number>>();

/** Whether a date is a bank holiday in England and Wales. Each year is computed once. */
export function isBankHoliday(date: PlainDate): boolean {
  const days = daysByYear.get(date.year) ?? new Set(bankHolidays(date.year).map(({ on }) => on.dayOfYear));
  daysByYear.set(date.year, days);
  return days.has(date.dayOfYear);
}

/**
 * Moves holidays that fall on a weekend to the next free weekday. Those on a weekday keep it, so when
 * Christmas Day is a Sunday its substitute is Tuesday 27 December, after Boxing Day.
 */
function substituted(holidays: readonly BankHoliday[]): readonly BankHoliday[] {
  const taken = new Set(holidays.filter(({ on }) => !isWeekend(on)).map(({ on }) => on.toString()));
  return holidays.map((holiday) => {
    if (!isWeekend(holiday.on)) return holiday;
    let on = holiday.on;
    while (isWeekend(on) || taken.has(on.toString())) on = on.add({ days: 1 });
    taken.add(on.toString());
    return { on, name: `${holiday.name} (substitute day)` };
  });
}

function moved(holiday: BankHoliday): BankHoliday {
  const kept = MOVED.get(holiday.on.toString());
  return kept === undefined ? holiday : { ...holiday, on: Temporal.PlainDate.from(kept) };
}

function proclaimedIn(year: number): readonly BankHoliday[] {
  return [...PROCLAIMED_ONCE]
    .map(([iso, name]) => ({ on: Temporal.PlainDate.from(iso), name }))
    .filter(({ on }) => on.year === year);
}

function isWeekend(date: PlainDate): boolean {
  return date.dayOfWeek >= SATURDAY;
}

function firstMonday(year: number, month: number): PlainDate {
  const first = dateOf(year, month, 1);
  return first.add({ days: (7 + MONDAY - first.dayOfWeek) % 7 });
}

function lastMonday(year: number, month: number): PlainDate {
  const last = dateOf(year, month, dateOf(year, month, 1).daysInMonth);
  return last.subtract({ days: last.dayOfWeek - MONDAY });
}

function dateOf(year: number, month: number, day: number): PlainDate {
  return Temporal.PlainDate.from({ year, month, day });
}
