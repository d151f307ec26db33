import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NEED_TYPES, type NeedType } from './need-type.js';
import {
  checkSenRecord,
  rankedNeeds,
  SEN_PROVISIONS,
  type SenProvision,
  type SenRecord,
} from './sen-record.js';

const need = fc.option(fc.constantFrom(...(Object.keys(NEED_TYPES) as NeedType[])), { nil: undefined });
const record: fc.Arbitrary<SenRecord> = fc.record({
  provision: fc.constantFrom(...(Object.keys(SEN_PROVISIONS) as SenProvision[])),
  primaryNeed: need,
  secondaryNeed: need,
});

function refusalOf(entered: SenRecord): string | undefined {
  const checked = checkSenRecord(entered);
  return checked.ok ? undefined : checked.error.field;
}

describe('a SEN record that is accepted', () => {
  it.each<SenRecord>([
    { provision: 'N' },
    { provision: 'K' },
    { provision: 'E' },
    { provision: 'K', primaryNeed: 'NSA' },
    { provision: 'K', primaryNeed: 'SLCN', secondaryNeed: 'NSA' },
    { provision: 'E', primaryNeed: 'ASD', secondaryNeed: 'SEMH' },
  ])('is %p', (entered) => {
    expect(checkSenRecord(entered)).toEqual({ ok: true, value: entered });
  });

  it('keeps the promises of the census on needs, whatever is entered', () => {
    fc.assert(
      fc.property(record, (entered) => {
        const checked = checkSenRecord(entered);
        fc.pre(checked.ok);
        const needs = rankedNeeds(checked.value);
        expect(needs.map(({ rank }) => rank)).toEqual([1, 2].slice(0, needs.length));
        expect(new Set(needs.map(({ type }) => type)).size).toBe(needs.length);
        if (entered.provision === 'N') expect(needs).toEqual([]);
        if (entered.provision !== 'K') expect(needs.map(({ type }) => type)).not.toContain('NSA');
      }),
    );
  });

  it('keeps every need that was entered', () => {
    expect(rankedNeeds({ provision: 'K', primaryNeed: 'HI', secondaryNeed: 'MLD' })).toEqual([
      { type: 'HI', rank: 1 },
      { type: 'MLD', rank: 2 },
    ]);
  });
});

describe('a SEN record that is refused', () => {
  it.each<[string, SenRecord]>([
    ['primaryNeed', { provision: 'N', primaryNeed: 'MLD' }],
    ['secondaryNeed', { provision: 'N', secondaryNeed: 'MLD' }],
    ['primaryNeed', { provision: 'K', secondaryNeed: 'MLD' }],
    ['secondaryNeed', { provision: 'K', primaryNeed: 'MLD', secondaryNeed: 'MLD' }],
    ['primaryNeed', { provision: 'E', primaryNeed: 'NSA' }],
    ['secondaryNeed', { provision: 'E', primaryNeed: 'ASD', secondaryNeed: 'NSA' }],
  ])('names the %s of %p', (field, entered) => {
    expect(refusalOf(entered)).toBe(field);
  });
});
