import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { upnCheckLetter } from './upn-check-letter.js';

const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const digit = fc.constantFrom(...'0123456789');
const lastTwelve = fc
  .tuple(fc.array(digit, { minLength: 11, maxLength: 11 }), fc.oneof(digit, fc.constantFrom(...LETTERS)))
  .map(([digits, last]) => [...digits, last]);

describe('upnCheckLetter', () => {
  it.each([
    ['801200005001', 'B'],
    ['886999925001', 'M'],
    ['886999925002', 'B'],
    ['886999926123', 'P'],
    ['88699992501A', 'L'],
    ['207000016049', 'P'],
  ])('for %s is %s', (digits, letter) => {
    expect(upnCheckLetter(digits)).toBe(letter);
  });

  it('changes with every single wrong digit', () => {
    fc.assert(
      fc.property(lastTwelve, fc.nat(11), digit, (characters, at, other) => {
        const before = characters[at] ?? '';
        fc.pre(/[0-9]/.test(before) && other !== before);
        expect(upnCheckLetter(characters.with(at, other).join(''))).not.toBe(
          upnCheckLetter(characters.join('')),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('changes with every wrong letter at the end of a temporary number', () => {
    const ending = (letter: string) => upnCheckLetter(`88699992501${letter}`);
    expect(new Set([...LETTERS].map(ending)).size).toBe(LETTERS.length);
  });

  it('changes when two different neighbours are swapped', () => {
    fc.assert(
      fc.property(fc.array(digit, { minLength: 12, maxLength: 12 }), fc.nat(10), (digits, at) => {
        const [left = '', right = ''] = digits.slice(at, at + 2);
        fc.pre(left !== right);
        const swapped = digits.with(at, right).with(at + 1, left);
        expect(upnCheckLetter(swapped.join(''))).not.toBe(upnCheckLetter(digits.join('')));
      }),
      { numRuns: 200 },
    );
  });

  it('cannot tell the last digit from the letter of equal value', () => {
    expect(upnCheckLetter('88699992501B')).toBe(upnCheckLetter('886999925011'));
  });

  it.each(['', '88699992500', '8869999250012', '88699992500I', '8869999A5001', 'M886999925001'])(
    'is not worked out from %p',
    (text) => {
      expect(() => upnCheckLetter(text)).toThrow(RangeError);
    },
  );
});
