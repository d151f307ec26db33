import { describe, expect, it } from '@jest/globals';
import { bankHolidays, isBankHoliday } from './bank-holidays.js';
import { plainDate } from './plain-date.js';

/** As published by the government for England and Wales. */
const PUBLISHED: readonly (readonly [year: number, days: readonly string[]])[] = [
  [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
  [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
  [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
  [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
  [2024, ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
  [2025, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
  [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
];

describe('bankHolidays', () => {
  it.each(PUBLISHED)('are in %p the days published', (year, days) => {
    expect(bankHolidays(year).map(({ on }) => on.toString())).toEqual(days.map((day) => `${year}-${day}`));
  });

  it('kept the jubilees of 2002 and 2012, when the spring holiday moved into June', () => {
    const june = (year: number) => bankHolidays(year).filter(({ on }) => on.month === 5 || on.month === 6);
    expect(june(2002).map(({ on, name }) => `${on.toString()} ${name}`)).toEqual([
      '2002-05-06 Early May bank holiday',
      '2002-06-03 Golden Jubilee',
      '2002-06-04 Spring bank holiday',
    ]);
    expect(june(2012).map(({ on, name }) => `${on.toString()} ${name}`)).toEqual([
      '2012-05-07 Early May bank holiday',
      '2012-06-04 Spring bank holiday',
      '2012-06-05 Diamond Jubilee',
    ]);
  });

  it.each([
    ['1995-05-08', 'Early May bank holiday'],
    ['1999-12-31', 'Millennium'],
    ['2011-04-29', 'Royal wedding'],
  ])('kept %s: %s', (iso, name) => {
    const kept = bankHolidays(Number(iso.slice(0, 4))).find(({ on }) => on.toString() === iso);
    expect(kept?.name).toBe(name);
  });

  it('names substitute days as such: Christmas on a Sunday is kept on the Tuesday', () => {
    const christmas = bankHolidays(2022).slice(-2);
    expect(christmas.map(({ on, name }) => `${on.toString()} ${name}`)).toEqual([
      '2022-12-26 Boxing Day',
      '2022-12-27 Christmas Day (substitute day)',
    ]);
  });

  it('are weekdays, eight or more a year, no two on one day', () => {
    for (let year = 1990; year <= 2100; year += 1) {
      const days = bankHolidays(year);
      expect(days.every(({ on }) => on.dayOfWeek <= 5 && on.year === year)).toBe(true);
      expect(new Set(days.map(({ on }) => on.toString())).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(8);
    }
  });
});

describe('isBankHoliday', () => {
  it('knows a bank holiday from the day after it', () => {
    expect(isBankHoliday(plainDate('2026-05-04'))).toBe(true);
    expect(isBankHoliday(plainDate('2026-05-05'))).toBe(false);
  });

  it('does not mistake the day of one year for the same day of another', () => {
    expect(isBankHoliday(plainDate('2025-04-18'))).toBe(true);
    expect(isBankHoliday(plainDate('2026-04-18'))).toBe(false);
    expect(isBankHoliday(plainDate('2026-04-03'))).toBe(true);
  });
});
