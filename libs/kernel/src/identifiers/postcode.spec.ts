import { describe, expect, it } from '@jest/globals';
import { parsePostcode } from './postcode.js';

describe('parsePostcode', () => {
  it.each([
    ['ME14 1XQ', 'ME14 1XQ'],
    ['me141xq', 'ME14 1XQ'],
    [' ct1  2AB ', 'CT1 2AB'],
    ['TN 9 1BG', 'TN9 1BG'],
    ['M1 1AA', 'M1 1AA'],
    ['M60 1NW', 'M60 1NW'],
    ['CR2 6XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
    ['W1A 1HQ', 'W1A 1HQ'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['gir0aa', 'GIR 0AA'],
  ])('reads %p as %s', (text, postcode) => {
    expect(parsePostcode(text)).toEqual({ ok: true, value: postcode });
  });

  it.each([
    ['ME14 1XC', 'C never ends a postcode'],
    ['QE14 1XQ', 'none begins with Q'],
    ['MI14 1XQ', 'I is never second'],
    ['ME14', 'the inward part is missing'],
    ['1XQ', 'the outward part is missing'],
    ['ME145 1XQ', 'too many digits'],
    ['ME14-1XQ', 'a hyphen is no space'],
    ['\u017FE1 1AA', 'a long s is no S'],
    ['', 'nothing'],
  ])('refuses %p: %s', (text) => {
    expect(parsePostcode(text)).toEqual({ ok: false, error: 'A postcode looks like ME14 1XQ.' });
  });
});
