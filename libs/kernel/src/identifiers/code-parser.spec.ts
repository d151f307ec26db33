import { describe, expect, it } from '@jest/globals';
import type { Result } from '../outcome/result.js';
import { parsePcnCode } from './pcn-code.js';
import { parseUkprn } from './ukprn.js';
import { parseUrn } from './urn.js';

interface CodeCase {
  readonly name: string;
  readonly parse: (text: string) => Result<string, string>;
  /** What is typed, and the code it is read as. */
  readonly good: Readonly<Record<string, string>>;
  readonly bad: readonly string[];
  readonly reason: string;
}

describe.each<CodeCase>([
  {
    name: 'URN',
    parse: parseUrn,
    good: { '118212': '118212', ' 150001 ': '150001' },
    bad: ['018212', '11821', '1182120', '118 212', '١١٨٢١٢', '118212a', ''],
    reason: 'A school URN has six digits and does not begin with 0, for example 118212.',
  },
  {
    name: 'UKPRN',
    parse: parseUkprn,
    good: { '10079319': '10079319' },
    bad: ['20079319', '1007931', '100793190', '1007931a', ''],
    reason: 'A UKPRN has eight digits and begins with 1, for example 10079319.',
  },
  {
    name: 'PCN code',
    parse: parsePcnCode,
    good: { U12345: 'U12345', 'u12345 ': 'U12345' },
    bad: ['U1234', 'U123456', '12345', 'X12345', 'U 12345', ''],
    reason: 'A Primary Care Network code is the letter U and five digits, for example U12345.',
  },
])('a $name', ({ parse, good, bad, reason }) => {
  it.each(Object.entries(good))('is read from %p as %p', (text, code) => {
    expect(parse(text)).toEqual({ ok: true, value: code });
  });

  it.each(bad)('is not %p, and the reason does not repeat it', (text) => {
    expect(parse(text)).toEqual({ ok: false, error: reason });
  });
});
