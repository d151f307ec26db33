import { plainDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { checkSchooling, yearGroupOn, type Schooling } from './year-group.js';

const TODAY = plainDate('2026-10-01');
const schooling: Schooling = { bornOn: plainDate('2018-03-14'), firstDayOnRoll: plainDate('2022-09-01') };

describe('the year group of a child', () => {
  it.each([
    ['2022-09-01', 0],
    ['2026-08-31', 3],
    ['2026-09-01', 4],
  ])('follows from the age: on %s it is %i', (day, ncYear) => {
    expect(yearGroupOn(schooling, plainDate(day))).toBe(ncYear);
  });

  it('moves up each September for a child taught out of cohort too', () => {
    const repeated: Schooling = {
      ...schooling,
      firstDayOnRoll: plainDate('2026-01-05'),
      outOfCohort: { ncYear: 2, reason: 'REPEATED_A_YEAR' },
    };
    expect(yearGroupOn(repeated, plainDate('2026-08-31'))).toBe(2);
    expect(yearGroupOn(repeated, plainDate('2026-09-01'))).toBe(3);
  });

  it('is not known outside the years that schools and EHC plans cover', () => {
    expect(yearGroupOn(schooling, plainDate('2042-09-01'))).toBe(20);
    expect(yearGroupOn(schooling, plainDate('2043-09-01'))).toBeUndefined();
  });
});

describe('the dates of a new child', () => {
  it('are accepted for a child on roll and for one who joins later', () => {
    expect(checkSchooling(schooling, TODAY).ok).toBe(true);
    expect(checkSchooling({ ...schooling, firstDayOnRoll: plainDate('2027-09-01') }, TODAY).ok).toBe(true);
  });

  it('are accepted for a child born today', () => {
    const newborn = { bornOn: TODAY, firstDayOnRoll: plainDate('2027-09-01') };
    expect(checkSchooling(newborn, TODAY).ok).toBe(true);
  });

  it.each<[string, string, Schooling]>([
    ['birth in the future', 'dateOfBirth', { ...schooling, bornOn: plainDate('2026-10-02') }],
    [
      'first day on roll before birth',
      'enrolledFrom',
      { ...schooling, firstDayOnRoll: plainDate('2018-03-14') },
    ],
    ['an age beyond any school', 'dateOfBirth', { ...schooling, bornOn: plainDate('1995-01-01') }],
    [
      'a year group above the last',
      'outOfCohort',
      { ...schooling, outOfCohort: { ncYear: 21, reason: 'OTHER' } },
    ],
    [
      'a year group below the first',
      'outOfCohort',
      { ...schooling, outOfCohort: { ncYear: -5, reason: 'OTHER' } },
    ],
    ['a broken year group', 'outOfCohort', { ...schooling, outOfCohort: { ncYear: 1.5, reason: 'OTHER' } }],
  ])('are refused for %s, naming %s', (_, field, entered) => {
    expect(checkSchooling(entered, TODAY)).toMatchObject({ ok: false, error: { field } });
  });
});
