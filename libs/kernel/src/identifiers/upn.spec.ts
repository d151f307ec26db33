import { describe, expect, it } from '@jest/globals';
import { parseUpn } from './upn.js';

describe('parseUpn', () => {
  it.each(['B801200005001', 'M886999925001', 'B886999925002', 'P886999926123', 'P207000016049'])(
    'accepts the permanent number %s',
    (upn) => {
      expect(parseUpn(upn)).toEqual({ ok: true, value: { upn, temporary: false, warnings: [] } });
    },
  );

  it('accepts a temporary number and says so', () => {
    expect(parseUpn('L88699992501A')).toEqual({
      ok: true,
      value: { upn: 'L88699992501A', temporary: true, warnings: [] },
    });
  });

  it('tidies small letters and spaces around the number', () => {
    expect(parseUpn(' l88699992501a\t')).toMatchObject({ ok: true, value: { upn: 'L88699992501A' } });
  });

  it('accepts an authority number it does not know, with a warning', () => {
    expect(parseUpn('T999200005001')).toEqual({
      ok: true,
      value: {
        upn: 'T999200005001',
        temporary: false,
        warnings: [
          'The three digits after the first letter of this UPN are not a local authority number we know. Please check it.',
        ],
      },
    });
  });

  it.each(['A801200005001', 'B207000016049', 'M886999925002'])(
    'refuses %s, whose letter does not fit, without repeating it or naming the right letter',
    (upn) => {
      expect(parseUpn(upn)).toEqual({
        ok: false,
        error:
          'The first letter of this UPN does not fit its digits. Please compare it with the school record.',
      });
    },
  );

  it.each([
    '',
    'M88699992500',
    'M8869999250012',
    'I886999925001',
    'O886999925001',
    'S886999925001',
    'M88699992501S',
    'M8869A9925001',
    'M 886999925001',
    '1886999925001',
    'M88699992500١',
  ])('refuses %p, which has not the form of a UPN', (text) => {
    expect(parseUpn(text)).toEqual({
      ok: false,
      error:
        'A UPN is a letter, eleven digits, and a last digit (or a letter while temporary). It never uses I, O or S.',
    });
  });
});
