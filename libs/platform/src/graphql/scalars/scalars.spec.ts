import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Kind, type GraphQLScalarType, type ValueNode } from 'graphql';
import { newId, pence, PENCE_LIMIT, plainDate, Temporal } from '#kernel';
import { DateScalar } from './date.scalar.js';
import { DateTimeScalar } from './date-time.scalar.js';
import { IdScalar } from './id.scalar.js';
import { PenceScalar } from './pence.scalar.js';
import { LongTextScalar, ShortTextScalar } from './text.scalars.js';

/** What a scalar makes of a value: as it is sent in a variable, and written out in the document. */
const bothWays = (scalar: GraphQLScalarType, value: string | number) => [
  () => scalar.parseValue(value),
  () => scalar.parseLiteral(written(value), undefined),
];

function written(value: string | number): ValueNode {
  if (typeof value === 'string') return { kind: Kind.STRING, value };
  return { kind: Number.isInteger(value) ? Kind.INT : Kind.FLOAT, value: String(value) };
}

function accepts(scalar: GraphQLScalarType, value: string | number, meaning: unknown): void {
  for (const read of bothWays(scalar, value)) expect(read()).toEqual(meaning);
}

function refuses(scalar: GraphQLScalarType, value: string | number, because: RegExp): void {
  for (const read of bothWays(scalar, value)) expect(read).toThrow(because);
}

/** Everything a client can send that is no amount, no date, no text and no id. */
const NEITHER: unknown[] = [true, false, [], ['1'], {}, { value: '1' }, Number.NaN, Infinity, -Infinity, 1.5];

describe.each([PenceScalar, DateScalar, DateTimeScalar, ShortTextScalar, LongTextScalar, IdScalar])(
  '%s',
  (scalar) => {
    it.each(NEITHER)('refuses %p', (value) => {
      expect(() => scalar.parseValue(value)).toThrow();
    });

    it.each([Kind.BOOLEAN, Kind.FLOAT, Kind.ENUM, Kind.LIST, Kind.OBJECT])('refuses a written %s', (kind) => {
      expect(() => scalar.parseLiteral({ kind, value: '1' } as unknown as ValueNode, undefined)).toThrow();
    });

    it('is described', () => {
      expect(scalar.description).toMatch(/\.$/);
    });
  },
);

describe('an amount of money', () => {
  it('is read from text and from a whole number', () => {
    accepts(PenceScalar, '120050', 120050n);
    accepts(PenceScalar, 120050, 120050n);
    accepts(PenceScalar, 0, 0n);
    accepts(PenceScalar, PENCE_LIMIT.toString(), PENCE_LIMIT);
  });

  it.each([
    '1.5',
    '1e3',
    '1,000',
    '£5',
    ' 5',
    '5 ',
    '',
    '05',
    '0x10',
    '٣',
    'NaN',
    'Infinity',
    '1e309',
    '+5',
    '−5',
    '5\u0000',
  ])('is not %p', (text) => refuses(PenceScalar, text, /whole number of pence/));

  it.each([JSON.parse('1e309') as number, 0.5, Number.MIN_VALUE])('is not the number %p', (number) =>
    refuses(PenceScalar, number, /whole number of pence/),
  );

  it.each([(PENCE_LIMIT + 1n).toString(), (2n ** 53n).toString(), (2n ** 63n).toString(), 2 ** 53, 1e300])(
    'is not as large as %p',
    (value) => refuses(PenceScalar, value, /must lie between/),
  );

  it.each(['-1', -1, -0.5, '-1000000000000001'])('is not below zero, such as %p', (value) =>
    refuses(PenceScalar, value, /negative|whole number|lie between/),
  );

  it('comes back exactly as it went in, over the whole range', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: PENCE_LIMIT }), (amount) => {
        const text = PenceScalar.serialize(amount);
        expect(text).toBe(amount.toString());
        expect(PenceScalar.parseValue(text)).toBe(amount);
      }),
    );
  });

  it('leaves the service as text, below zero too, from bigint and from the text of SQL', () => {
    expect(PenceScalar.serialize(pence(-5))).toBe('-5');
    expect(PenceScalar.serialize('-900719925474099')).toBe('-900719925474099');
  });

  it('never leaves the service as a fraction', () => {
    expect(() => PenceScalar.serialize(0.1 + 0.2)).toThrow(RangeError);
  });
});

describe('a date', () => {
  it('is read as a day of the calendar', () => {
    accepts(DateScalar, '2028-02-29', plainDate('2028-02-29'));
    accepts(DateScalar, '1990-01-01', plainDate('1990-01-01'));
    accepts(DateScalar, '2100-12-31', plainDate('2100-12-31'));
  });

  it.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2100-02-29'])(
    'is not %p',
    (text) => refuses(DateScalar, text, /no such day/),
  );

  it.each(['9999-12-31', '1989-12-31', '2101-01-01', '0000-01-01'])('is not as far away as %p', (text) =>
    refuses(DateScalar, text, /between 1990 and 2100/),
  );

  it.each([
    '10000-01-01',
    'infinity',
    'today',
    '-0044-03-15',
    '44 BC',
    '01/09/2026',
    '2026-9-1',
    '2026-09-01T00:00:00Z',
    '２０２６-09-01',
    20260901,
  ])('is not written %p', (text) => refuses(DateScalar, text, /year, month and day/));

  it('leaves the service as ISO text, from a PlainDate and from the text of SQL', () => {
    expect(DateScalar.serialize(plainDate('2026-09-01'))).toBe('2026-09-01');
    expect(DateScalar.serialize('2026-09-01')).toBe('2026-09-01');
  });

  it('does not leave the service as a JavaScript Date, whose day depends on the clock of the machine', () => {
    expect(() => DateScalar.serialize(new Date(0))).toThrow(RangeError);
  });
});

describe('a moment', () => {
  it('is read with its offset', () => {
    accepts(DateTimeScalar, '2026-09-01T09:30:00+01:00', Temporal.Instant.from('2026-09-01T08:30:00Z'));
    accepts(DateTimeScalar, '2026-09-01T08:30Z', Temporal.Instant.from('2026-09-01T08:30:00Z'));
    accepts(
      DateTimeScalar,
      '2026-09-01T08:30:00.123456Z',
      Temporal.Instant.from('2026-09-01T08:30:00.123456Z'),
    );
  });

  it.each([
    '2026-09-01T09:30:00',
    '2026-09-01',
    '2026-09-01 09:30:00Z',
    '2026-09-01T09:30:00Z[Europe/London]',
    '20260901T093000Z',
    'now',
    0,
  ])('is not written %p', (text) => refuses(DateTimeScalar, text, /with its offset/));

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-09-01T24:30:00Z',
    '2026-09-01T12:61:00Z',
    '2026-09-01T12:00:00+25:00',
  ])('is not %p', (text) => refuses(DateTimeScalar, text, /no such day or time/));

  it.each([
    '1989-12-31T23:59:59Z',
    '2101-01-01T00:00:00Z',
    '2100-12-31T23:30:00-01:00',
    '9999-12-31T00:00:00Z',
  ])('is not as far away as %p', (text) => refuses(DateTimeScalar, text, /between 1990 and 2100/));

  it('leaves the service in UTC, from an instant, a Date, and the text of PostgreSQL', () => {
    expect(DateTimeScalar.serialize(Temporal.Instant.from('2026-09-01T09:30:00+01:00'))).toBe(
      '2026-09-01T08:30:00Z',
    );
    expect(DateTimeScalar.serialize(new Date('2026-09-01T08:30:00Z'))).toBe('2026-09-01T08:30:00.000Z');
    expect(DateTimeScalar.serialize('2026-09-01 08:30:00.123456+00')).toBe('2026-09-01T08:30:00.123456Z');
    expect(DateTimeScalar.serialize('2026-09-01T08:30:00.5+00:00')).toBe('2026-09-01T08:30:00.5Z');
  });

  it('does not leave the service in another zone, without one, or as an invalid Date', () => {
    for (const wrong of [
      '2026-09-01 09:30:00+01',
      '2026-09-01T08:30:00',
      'infinity',
      0,
      null,
      new Date(Number.NaN),
    ]) {
      expect(() => DateTimeScalar.serialize(wrong)).toThrow();
    }
  });
});

describe('text', () => {
  const awkward = [
    'Ærøskøbing',
    'نص',
    '\u202Eright to left',
    '👩‍👩‍👧‍👦',
    'e\u0301'.repeat(50),
    " it's; drop table -- ",
    '<script>',
  ];

  it.each(awkward)('is kept exactly as typed: %p', (text) => {
    accepts(ShortTextScalar, text, text);
    accepts(LongTextScalar, text, text);
    expect(LongTextScalar.serialize(text)).toBe(text);
  });

  it('is counted in characters, not in halves of them', () => {
    accepts(ShortTextScalar, '😀'.repeat(200), '😀'.repeat(200));
    refuses(ShortTextScalar, '😀'.repeat(201), /at most 200 characters/);
    accepts(LongTextScalar, 'a'.repeat(5_000), 'a'.repeat(5_000));
    refuses(LongTextScalar, 'a'.repeat(5_001), /at most 5000 characters/);
  });

  it.each(['a\u0000b', '\u0007bell', 'escape \u001B[31m', 'a\u0085b'])(
    'holds no control character: %p',
    (text) => {
      refuses(ShortTextScalar, text, /control character/);
      refuses(LongTextScalar, text, /control character/);
    },
  );

  it.each(['\uD800', 'a\uDC00b', '\uDE00\uD83D'])('holds no half of a character: %p', (text) => {
    refuses(ShortTextScalar, text, /broken character/);
    refuses(LongTextScalar, text, /broken character/);
  });

  it.each(['', ' ', '\n\t', '\u00A0'])('is not empty: %p', (text) => {
    refuses(ShortTextScalar, text, /empty/);
    refuses(LongTextScalar, text, /empty/);
  });

  it('of one line has no line break; of several lines it has', () => {
    refuses(ShortTextScalar, 'two\nlines', /one line/);
    accepts(LongTextScalar, 'two\nlines', 'two\nlines');
  });

  it('of any sort is either refused or kept exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = () => LongTextScalar.parseValue(text);
        if (text.trim() === '' || /[^\P{Cc}\n\t]/u.test(text)) expect(read).toThrow();
        else expect(read()).toBe(text);
      }),
    );
  });
});

describe('an id', () => {
  it('is a UUID in lower case', () => {
    const id = newId();
    accepts(IdScalar, id, id);
    refuses(IdScalar, id.toUpperCase(), /not an id/);
  });

  it.each([
    '1',
    1,
    '',
    "' or 1=1 --",
    '00000000-0000-0000-0000-00000000000g',
    '{0198c0de-0000-7000-8000-000000000001}',
  ])('is not %p', (value) => refuses(IdScalar, value, /not an id/));
});
