import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { bandCommand, type Seen } from '../spec-support/band-commands.js';
import { FundingApi } from '../spec-support/funding-api.js';

const DEVON = 'EXAMPLE-DEVON-2023-24';
const BRISTOL = 'EXAMPLE-BRISTOL-PRIMARY-2017-18';
const SURREY = 'EXAMPLE-SURREY-HOURS';
const SOLIHULL = 'EXAMPLE-SOLIHULL';

let api: FundingApi;
let maker: Actor;
let checker: Actor;

beforeAll(async () => {
  api = await FundingApi.open(1);
  maker = await api.given.anOfficer('LA_FINANCE_MAKER');
  checker = await api.given.anOfficer('LA_FINANCE_CHECKER');
});
afterAll(() => api.close());

describe('the change from one band scheme to another', () => {
  const CONVERSION = `conversion { id version state convertsOn protectedUntil
    lines { fromBand toBand rule fromTopUp { pence } } }`;
  const propose = (over: object = {}, person = maker) =>
    bandCommand(
      api,
      person,
      'proposeBandConversion',
      `... on BandConversionProposed { ${CONVERSION} } ... on NoBandGivesAsMuch { band topUpPence }`,
      {
        fromScheme: DEVON,
        toScheme: BRISTOL,
        convertsOn: '2026-09-01',
        protectedUntil: '2027-08-31',
        note: 'One scheme for all',
        choices: [{ fromBand: 'B3', toBand: 'B2' }],
        ...over,
      },
    );
  const approve = ({ id, version }: Seen, person = checker) =>
    bandCommand(api, person, 'approveBandConversion', `... on BandConversionApproved { ${CONVERSION} }`, {
      conversionId: id,
      expectedVersion: version,
    });
  const CONVERT = `query ($input: ConvertBandInput!) { convertBand(input: $input) {
    scheme band annual { pence } isProtected protectedUntil working { rule } } }`;
  const convert = (over: object) =>
    api.ask<{ convertBand: object } | null>(maker, CONVERT, {
      input: { scheme: DEVON, band: 'B3', on: '2026-09-01', ...over },
    });

  it('leads each band to the nearest that gives as much, unless chosen, and protects what was paid', async () => {
    const proposed = await propose();
    expect(proposed.conversion).toMatchObject({
      state: 'PROPOSED',
      lines: [
        { fromBand: 'B1', toBand: 'B3', rule: 'NEAREST_UP', fromTopUp: { pence: '160000' } },
        { fromBand: 'B2', toBand: 'B3', rule: 'NEAREST_UP' },
        { fromBand: 'B3', toBand: 'B2', rule: 'CHOSEN' },
        { fromBand: 'PLUS', toBand: 'B6', rule: 'NEAREST_UP', fromTopUp: null },
      ],
    });
    expect((await convert({})).data).toEqual({ convertBand: null });
    const twin = await propose();
    expect(await approve(proposed.conversion)).toMatchObject({
      conversion: { state: 'APPROVED', version: 2 },
    });
    expect(await approve(twin.conversion)).toMatchObject({ __typename: 'WrongState' });

    expect((await convert({})).data?.convertBand).toMatchObject({
      scheme: BRISTOL,
      band: 'B2',
      annual: { pence: '450000' },
      isProtected: true,
      protectedUntil: '2027-08-31',
    });
    expect((await convert({ on: '2027-09-01' })).data?.convertBand).toMatchObject({
      annual: { pence: '100000' },
      isProtected: false,
    });
  });

  it.each([
    ['a day before the change', { on: '2026-08-31' }, 'before that the old band holds'],
    ['a band that was not there', { band: 'X' }, 'no band X'],
    ['a band costed case by case without its amount', { band: 'PLUS' }, 'say what the pupil received'],
    ['more than the old band gave', { topUpPence: '450001' }, 'at most £4,500.00'],
  ])('cannot tell %s', async (_, over, words) => {
    expect((await convert(over)).errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it.each([
    ['into itself', { toScheme: DEVON }, 'InvalidInput', 'toScheme'],
    [
      'whose protection ends before it begins',
      { protectedUntil: '2026-08-31' },
      'InvalidInput',
      'protectedUntil',
    ],
    [
      'with a band chosen for that is not there',
      { choices: [{ fromBand: 'B1', toBand: 'X' }] },
      'InvalidInput',
      'choices',
    ],
    [
      'before the old scheme had values',
      { convertsOn: '2020-09-01', protectedUntil: null },
      'InvalidInput',
      'convertsOn',
    ],
  ])('is refused %s', async (_, over, type, field) => {
    expect(await propose(over)).toMatchObject({ __typename: type, field });
  });

  it('is refused where no band gives as much, with the amount', async () => {
    expect(await propose({ fromScheme: SURREY, toScheme: SOLIHULL, choices: [] })).toMatchObject({
      __typename: 'NoBandGivesAsMuch',
      band: 'H20',
      topUpPence: expect.any(String),
    });
  });

  it('is refused to the person who proposed it', async () => {
    const both = await api.given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const { conversion } = await propose({ fromScheme: BRISTOL, toScheme: SURREY, choices: [] }, both);
    expect(await approve(conversion, both)).toMatchObject({ __typename: 'SeparationOfDuties' });
  });
});
