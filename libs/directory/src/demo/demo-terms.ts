import { AcademicYear, bankHolidays, isWorkingDay, plainDate, Temporal, type PlainDate } from '#kernel';
import { demoId } from './demo-id.js';

/** A term of the county calendar. Dates are ISO text, both counted. */
export interface DemoTerm {
  readonly id: string;
  readonly schoolId: null;
  readonly academicYear: string;
  readonly number: number;
  readonly startsOn: string;
  readonly endsOn: string;
}

type Dates = readonly (readonly [startsOn: string, endsOn: string])[];

/** Term dates as published in Kent: by the county for 2024-25 and 2025-26, by one school for 2026-27. */
const PUBLISHED: Readonly<Record<string, Dates>> = {
  '2024-25': [
    ['2024-09-02', '2024-10-18'],
    ['2024-11-04', '2024-12-20'],
    ['2025-01-06', '2025-02-14'],
    ['2025-02-24', '2025-04-04'],
    ['2025-04-22', '2025-05-23'],
    ['2025-06-02', '2025-07-22'],
  ],
  '2025-26': [
    ['2025-09-01', '2025-10-17'],
    ['2025-10-27', '2025-12-19'],
    ['2026-01-05', '2026-02-13'],
    ['2026-02-23', '2026-04-02'],
    ['2026-04-20', '2026-05-22'],
    ['2026-06-01', '2026-07-21'],
  ],
  '2026-27': [
    ['2026-09-01', '2026-10-16'],
    ['2026-11-02', '2026-12-18'],
    ['2027-01-04', '2027-02-12'],
    ['2027-02-22', '2027-03-25'],
    ['2027-04-12', '2027-05-28'],
    ['2027-06-07', '2027-07-22'],
  ],
};

const LAST_YEAR = AcademicYear.parse('2040-41');

/**
 * The county calendar of the demonstration: published dates where there are any, and after them dates made by rule, so
 * that the demonstration still has terms in years to come. Nobody has announced the latter.
 */
export function demoTerms(): DemoTerm[] {
  const terms: DemoTerm[] = [];
  for (let year = AcademicYear.parse('2024-25'); year.label <= LAST_YEAR.label; year = year.next()) {
    const dates = PUBLISHED[year.label] ?? termsByRule(year);
    dates.forEach(([startsOn, endsOn], at) => {
      const number = at + 1;
      const id = demoId('term', `${year.label}/${number}`);
      terms.push({ id, schoolId: null, academicYear: year.label, number, startsOn, endsOn });
    });
  }
  return terms;
}

const MONDAY = 1;
const FRIDAY = 5;

/** 380 sessions, two a day: Education (School Day and School Year) (England) Regulations 1999, regulation 3. */
const DAYS_OF_A_SCHOOL_YEAR = 190;

/**
 * Six terms in the pattern of Kent's published years: two weeks off in October, from the Friday before Christmas until
 * the first Monday from 3 January on, a week in February, two weeks around Easter (before it where Easter is late), the
 * week of the spring bank holiday, and a summer that begins when the days of the school year are used up.
 */
export function termsByRule(year: AcademicYear): Dates {
  const autumn = year.startsOn.year;
  const spring = autumn + 1;
  const octoberBreak = onOrAfter(FRIDAY, plainDate(`${autumn}-10-15`));
  const newYear = onOrAfter(MONDAY, plainDate(`${spring}-01-03`));
  const easter = aroundEaster(spring);
  const springBank = bankHoliday(spring, 'Spring bank holiday');
  const terms: [PlainDate, PlainDate][] = [
    [workingDayFrom(year.startsOn), octoberBreak],
    [octoberBreak.add({ days: 17 }), onOrAfter(FRIDAY, plainDate(`${autumn}-12-16`))],
    [newYear, newYear.add({ days: 39 })],
    [newYear.add({ days: 49 }), easter.lastDay],
    [easter.firstDay, springBank.subtract({ days: 3 })],
  ];
  const sixth = springBank.add({ days: 7 });
  const left = DAYS_OF_A_SCHOOL_YEAR - terms.reduce((sum, [from, to]) => sum + workingDays(from, to), 0);
  terms.push([sixth, nthWorkingDay(sixth, left)]);
  return terms.map(([from, to]) => [from.toString(), to.toString()]);
}

/** From 11 April on, Good Friday falls into the second week off; before that it begins the first. */
function aroundEaster(year: number): { readonly lastDay: PlainDate; readonly firstDay: PlainDate } {
  const goodFriday = bankHoliday(year, 'Good Friday');
  const isLate = goodFriday.toString() >= `${year}-04-11`;
  return isLate
    ? { lastDay: goodFriday.subtract({ days: 14 }), firstDay: goodFriday.add({ days: 4 }) }
    : { lastDay: goodFriday.subtract({ days: 1 }), firstDay: goodFriday.add({ days: 17 }) };
}

function bankHoliday(year: number, name: string): PlainDate {
  const found = bankHolidays(year).find((holiday) => holiday.name === name);
  if (found === undefined) throw new RangeError(`${year} has no ${name}.`);
  return found.on;
}

function onOrAfter(weekday: number, day: PlainDate): PlainDate {
  return day.add({ days: (weekday - day.dayOfWeek + 7) % 7 });
}

function workingDayFrom(day: PlainDate): PlainDate {
  return isWorkingDay(day) ? day : workingDayFrom(day.add({ days: 1 }));
}

function workingDays(from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

function nthWorkingDay(from: PlainDate, n: number): PlainDate {
  let day = workingDayFrom(from);
  for (let left = n - 1; left > 0; left -= 1) day = workingDayFrom(day.add({ days: 1 }));
  return day;
}
