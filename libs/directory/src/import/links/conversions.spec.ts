import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conversions, type Link } from './conversions.js';

const successor = (urn: number, linkUrn: number): Link => ({ urn, linkUrn, linkType: 'Successor' });
const predecessor = (urn: number, linkUrn: number): Link => ({ urn, linkUrn, linkType: 'Predecessor' });

describe('A school goes on under a new URN', () => {
  it('when one URN has one successor that has no other predecessor, said from either side or both', () => {
    const once = [{ from: 1, to: 2 }];
    expect(conversions([successor(1, 2)])).toEqual(once);
    expect(conversions([predecessor(2, 1)])).toEqual(once);
    expect(conversions([successor(1, 2), predecessor(2, 1)])).toEqual(once);
  });

  it('twice in a row', () => {
    expect(conversions([successor(1, 2), predecessor(3, 2)])).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  it('also where another school was merged into it', () => {
    const merged: Link[] = [
      successor(1, 2),
      successor(9, 2),
      { urn: 2, linkUrn: 9, linkType: 'Predecessor - merged' },
    ];
    expect(conversions(merged)).toEqual([{ from: 1, to: 2 }]);
  });
});

describe('A school does not go on', () => {
  it('where two schools became one', () => {
    expect(conversions([predecessor(3, 1), predecessor(3, 2)])).toEqual([]);
  });

  it('where one school became two', () => {
    expect(conversions([successor(1, 2), successor(1, 3)])).toEqual([]);
  });

  it.each([
    'Successor - merged',
    'Result of Amalgamation',
    'Predecessor - Split School',
    'Sixth Form Centre Link',
  ])('by a link of the type "%s"', (linkType) => {
    expect(conversions([{ urn: 1, linkUrn: 2, linkType }])).toEqual([]);
    expect(conversions([{ urn: 1, linkUrn: 2, linkType }, successor(1, 2)])).toEqual([]);
  });

  it('into itself', () => {
    expect(conversions([successor(1, 1)])).toEqual([]);
  });
});

describe('Whatever the links say', () => {
  it('no URN goes on twice or comes from two, and the order of the links does not matter', () => {
    const types = ['Successor', 'Predecessor', 'Predecessor - merged', 'Result of Amalgamation'];
    const urn = fc.integer({ min: 1, max: 8 });
    const link = fc.record({ urn, linkUrn: urn, linkType: fc.constantFrom(...types) });
    const sorted = (links: readonly Link[]) =>
      conversions(links).toSorted((a, b) => a.from - b.from || a.to - b.to);
    fc.assert(
      fc.property(fc.array(link), (links) => {
        const found = sorted(links);
        expect(new Set(found.map(({ from }) => from)).size).toBe(found.length);
        expect(new Set(found.map(({ to }) => to)).size).toBe(found.length);
        expect(sorted(links.toReversed())).toEqual(found);
      }),
    );
  });
});
