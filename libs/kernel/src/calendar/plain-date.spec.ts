import { describe, expect, it } from '@jest/globals';
import { parsePlainDate, plainDate } from './plain-date.js';

describe('plainDate', () => {
  it.each(['2026-09-01', '2028-02-29', '1990-01-01', '2100-12-31'])('reads %s', (iso) => {
    expect(plainDate(iso).toString()).toBe(iso);
  });

  it.each(['2026-02-30', '2027-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-00', '2026-04-31'])(
    'refuses %s, which is no day',
    (iso) => {
      expect(() => plainDate(iso)).toThrow(new RangeError('There is no such day in the calendar.'));
    },
  );

  it.each(['1989-12-31', '2101-01-01', '9999-12-31', '0001-01-01'])(
    'refuses the far-off year of %s',
    (iso) => {
      expect(() => plainDate(iso)).toThrow(
        new RangeError('The year of a date must lie between 1990 and 2100.'),
      );
    },
  );

  it.each([
    '2026-9-1',
    '01-09-2026',
    '20260901',
    '2026-09-01T00:00:00Z',
    '2026-09-01[u-ca=hebrew]',
    ' 2026-09-01',
    '2026-09-01\n',
    '+002026-09-01',
    '٢٠٢٦-٠٩-٠١',
    '',
    20260901,
    null,
    undefined,
  ])('refuses %p, which is not written as a date', (value) => {
    expect(parsePlainDate(value)).toEqual({
      ok: false,
      error: 'Write the date as year, month and day, for example 2026-09-01.',
    });
  });
});
