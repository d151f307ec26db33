import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { FundingApi } from '../spec-support/funding-api.js';

let api: FundingApi;
let maker: Actor;

beforeAll(async () => {
  api = await FundingApi.open(1);
  maker = await api.given.anOfficer('LA_FINANCE_MAKER');
});
afterAll(() => api.close());

describe('reference data in the API', () => {
  it('lists band schemes with their bands on several days', async () => {
    const answer = await api.ask(
      maker,
      `{ bandSchemes { code now: bands { code value { kind lowest { formatted } highest { formatted } lastDay } } early: bands(on: "2021-01-01") { code } }
         bandScheme(code: "EXAMPLE-DEVON-2023-24") { basis bands(on: "2026-09-01") { areaOfNeed level value { lowestTopUp { pence } } } }
         none: bandScheme(code: "NONE") { name } }`,
    );
    const point = (amount: string) => ({
      kind: 'POINT',
      lowest: { formatted: amount },
      highest: { formatted: amount },
      lastDay: null,
    });
    expect(answer.data).toEqual({
      bandSchemes: expect.arrayContaining([
        {
          code: 'EXAMPLE-DEVON-2023-24',
          now: [
            { code: 'B1', value: point('£1,600.00') },
            { code: 'B2', value: point('£3,100.00') },
            { code: 'B3', value: point('£4,500.00') },
            {
              code: 'PLUS',
              value: { kind: 'BESPOKE', lowest: { formatted: '£4,500.01' }, highest: null, lastDay: null },
            },
          ],
          early: [],
        },
      ]),
      bandScheme: {
        basis: 'NET_TOPUP',
        bands: [160_000, 310_000, 450_000, 450_001].map((pence, place) => ({
          areaOfNeed: null,
          level: place + 1,
          value: { lowestTopUp: { pence: String(pence) } },
        })),
      },
      none: null,
    });
  });

  it('lists fund sources', async () => {
    const answer = await api.ask(
      maker,
      '{ fundSources { code yearKind validFrom lastDay isRingFenced s251Line costCentre } }',
    );
    const common = {
      yearKind: 'FINANCIAL',
      validFrom: '2025-04-01',
      lastDay: null,
      isRingFenced: true,
      s251Line: '1.2.4',
    };
    expect(answer.data).toEqual({
      fundSources: [
        { code: 'HNB_COMMUNITY', ...common, costCentre: 'HN-COMMUNITY' },
        { code: 'HNB_CONTINGENCY', ...common, costCentre: 'HN-CONTINGENCY' },
      ],
    });
  });

  it('works out Element 2 line by line', async () => {
    const answer = await api.ask(
      maker,
      `query ($input: ElementTestInput!) { elementTest(input: $input) { isMet shortfall { formatted } elementThree { formatted }
         working { label rule rounding amounts { name amount { pence } } result { formatted } } } }`,
      {
        input: {
          from: '2026-09-01',
          to: '2027-02-12',
          lines: [
            { totalPence: '200000', fundedFrom: 'ELEMENT_2' },
            { totalPence: '150000', fundedFrom: 'COMMUNITY' },
          ],
        },
      },
    );
    const threshold = {
      label: 'Threshold for the period',
      rule: '£6,000.00 a year, for 165 of the 365 days of AY 2026-27 (2026-09-01 to 2027-02-12, both counted).',
      rounding: '£2,712.328767… to the nearest penny, a half upwards, is £2,712.33.',
      amounts: [{ name: 'Threshold per pupil and year', amount: { pence: '600000' } }],
      result: { formatted: '£2,712.33' },
    };
    expect(answer.data).toMatchObject({
      elementTest: {
        isMet: false,
        shortfall: { formatted: '£712.33' },
        elementThree: { formatted: '£787.67' },
        working: [threshold, {}, {}, {}, {}, { result: { formatted: '£787.67' } }],
      },
    });
  });
});
