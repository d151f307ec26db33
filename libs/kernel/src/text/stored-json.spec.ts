import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FinancialYear } from '../calendar/financial-year.js';
import { plainDate } from '../calendar/plain-date.js';
import { pence } from '../money/pence.js';
import { fromStoredJson, toStoredJson } from './stored-json.js';

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.bigInt(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '£'),
      tie('tree'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

describe('toStoredJson', () => {
  it('tags a whole number of any size, wherever it stands', () => {
    expect(toStoredJson({ award: { pence: pence(123n) }, shares: [1n, -2n], note: '5' })).toEqual({
      award: { pence: { '£': '123' } },
      shares: [{ '£': '1' }, { '£': '-2' }],
      note: '5',
    });
  });

  it('asks dates and years for their own form', () => {
    expect(toStoredJson({ on: plainDate('2026-09-01'), year: FinancialYear.parse('2026-27') })).toEqual({
      on: '2026-09-01',
      year: '2026-27',
    });
  });

  it('leaves out properties that are undefined, as JSON does', () => {
    expect(Object.keys(toStoredJson({ a: undefined, b: null }) as object)).toEqual(['b']);
  });

  it('reads the properties of a class as of any object', () => {
    class Input {
      amount = 5n;
    }
    expect(toStoredJson(new Input())).toEqual({ amount: { '£': '5' } });
    expect(toStoredJson(Object.assign(Object.create(null) as object, { amount: 5n }))).toEqual({
      amount: { '£': '5' },
    });
  });

  it.each([
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['an object that looks like a tagged number', { '£': '123' }],
  ])('refuses %s rather than lose it', (_, value) => {
    expect(() => toStoredJson({ value: [value] })).toThrow(TypeError);
  });
});

describe('fromStoredJson', () => {
  it('gives back, through the text of JSON, every value that was stored', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(fromStoredJson(JSON.parse(JSON.stringify(toStoredJson(value))))).toEqual(value);
      }),
    );
  });

  it('does not let a key reach the prototype', () => {
    const restored = fromStoredJson(JSON.parse('{"__proto__":{"admin":true}}')) as { admin?: boolean };
    expect(restored.admin).toBeUndefined();
    expect(Object.hasOwn(restored, '__proto__')).toBe(true);
  });

  it.each([{ '£': 123 }, { '£': '1e3' }, { '£': '' }, { '£': '1', other: 2 }, { other: 2, '£': '1' }])(
    'refuses the broken tag %p',
    (stored) => {
      expect(() => fromStoredJson([stored])).toThrow(
        new TypeError('Stored JSON holds a whole number that cannot be read.'),
      );
    },
  );
});
