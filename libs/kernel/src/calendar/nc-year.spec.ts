import { describe, expect, it } from '@jest/globals';
import { AcademicYear } from './academic-year.js';
import { ncYearLabel, ncYearOf } from './nc-year.js';
import { plainDate } from './plain-date.js';

describe('ncYearOf', () => {
  it.each([
    ['2022-08-31', -1],
    ['2022-09-01', -2],
    ['2021-09-01', -1],
    ['2021-08-31', 0],
    ['2014-09-01', 6],
    ['2020-02-29', 1],
  ])('places a child born on %s in year %p in 2025-26', (born, year) => {
    expect(ncYearOf(plainDate(born), AcademicYear.parse('2025-26'))).toBe(year);
  });

  it('moves every child up by one a year', () => {
    const born = plainDate('2014-09-01');
    expect(ncYearOf(born, AcademicYear.parse('2026-27'))).toBe(7);
  });
});

describe('ncYearLabel', () => {
  it.each([
    [-4, 'Before nursery'],
    [-3, 'Before nursery'],
    [-2, 'N1'],
    [-1, 'N2'],
    [0, 'Reception'],
    [1, 'Year 1'],
    [11, 'Year 11'],
    [20, 'Year 20'],
  ])('calls %p "%s"', (year, label) => {
    expect(ncYearLabel(year)).toBe(label);
  });

  it.each([-5, 21, 1.5, Number.NaN])('has no name for %p', (year) => {
    expect(() => ncYearLabel(year)).toThrow(new RangeError('A year group is a whole number from -4 to 20.'));
  });
});
