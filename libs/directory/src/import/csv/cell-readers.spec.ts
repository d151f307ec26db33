import { describe, expect, it } from '@jest/globals';
import { oneOf, postcode, recentDate, registerDate, text, wholeNumber } from './cell-readers.js';

describe('A date of a register', () => {
  it.each([
    ['31-08-2025', '2025-08-31'],
    ['31/8/2025', '2025-08-31'],
    ['2025-08-31', '2025-08-31'],
    ['20250831', '2025-08-31'],
    ['01-01-1597', '1597-01-01'],
  ])('is read however it is written: %s', (written, iso) => {
    const read = registerDate(written);
    expect(read.ok && read.value.toString()).toBe(iso);
  });

  it.each(['31-02-2025', '08-31-2025', '31-08-25', '2025-13-01', 'soon', '20250229'])(
    'is refused: %s',
    (written) => {
      expect(registerDate(written).ok).toBe(false);
    },
  );

  it('of our own time does not reach back to Queen Elizabeth the First', () => {
    expect(recentDate('31-08-2025').ok).toBe(true);
    expect(recentDate('01-01-1597').ok).toBe(false);
  });
});

describe('A whole number', () => {
  it.each(['-1', '1.5', '1e3', '', '21', '٣'])(
    'is refused outside its range or in another form: %s',
    (cell) => {
      expect(wholeNumber(0, 20)(cell).ok).toBe(false);
    },
  );

  it.each(['0', '007', '20'])('is read: %s', (cell) => {
    expect(wholeNumber(0, 20)(cell)).toEqual({ ok: true, value: Number(cell) });
  });
});

describe('Other cells', () => {
  it('keep text on one line and within its length', () => {
    expect(text(5)('a \n b')).toEqual({ ok: true, value: 'a b' });
    expect(text(2)('abc').ok).toBe(false);
  });

  it('take a word of a closed list however it is written, and no other', () => {
    expect(oneOf('COMMUNITY', 'SCHOOL')('community')).toEqual({ ok: true, value: 'COMMUNITY' });
    expect(oneOf('COMMUNITY', 'SCHOOL')('county')).toMatchObject({
      ok: false,
      error: 'One of these belongs here: COMMUNITY, SCHOOL.',
    });
  });

  it('give a postcode its usual form and keep one that has none', () => {
    expect(postcode('me141xq')).toEqual({ ok: true, value: 'ME14 1XQ' });
    expect(postcode('bfpo 12')).toEqual({ ok: true, value: 'BFPO 12' });
  });
});
