import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId } from '#kernel';
import { BAND_VERSION, bandCommand, type Seen } from '../spec-support/band-commands.js';
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

const command = (person: Actor, name: string, success: string, input: object) =>
  bandCommand(api, person, name, success, input);
const VERSION = BAND_VERSION;

const uplift = (over: object = {}, person = maker) =>
  command(person, 'upliftBandScheme', `... on BandSchemeUplifted { ${VERSION} }`, {
    scheme: DEVON,
    validFrom: '2027-04-01',
    basisPoints: 430,
    note: 'Decision of March',
    ...over,
  });
const step = (verb: 'simulate' | 'approve', { id, version }: Seen, person: Actor, over: object = {}) =>
  command(
    person,
    `${verb}BandVersion`,
    `... on BandVersion${verb === 'simulate' ? 'Simulated' : 'Approved'} { ${VERSION} }`,
    { versionId: id, expectedVersion: version, ...over },
  );

async function approved(over: object): Promise<void> {
  const { bandVersion } = await uplift(over);
  const simulated = await step('simulate', bandVersion, maker);
  expect((await step('approve', simulated.bandVersion, checker)).__typename).toBe('BandVersionApproved');
}

async function valuesOn(scheme: string, on: string) {
  const query = `query ($code: ShortText!, $on: Date) { bandScheme(code: $code) { bands(on: $on) {
    code value { kind lowest { pence } highest { pence } lowestTopUp { pence } } } } }`;
  const answer = await api.ask<{ bandScheme: { bands: { code: string; value: object }[] } }>(maker, query, {
    code: scheme,
    on,
  });
  return answer.data.bandScheme.bands;
}

describe('the life of a version of a band scheme', () => {
  it('goes from an uplift to a look to an approval, and is in force from its first day', async () => {
    const drafted = await uplift();
    expect(drafted).toMatchObject({
      __typename: 'BandSchemeUplifted',
      bandVersion: {
        number: 1,
        state: 'DRAFT',
        availableActions: ['SIMULATE'],
        upliftBasisPoints: 430,
        changes: [
          {
            code: 'B1',
            lowestBefore: { pence: '160000' },
            lowestAfter: { pence: '166880' },
            difference: { pence: '6880' },
          },
          { code: 'B2', lowestAfter: { pence: '323330' } },
          { code: 'B3', lowestAfter: { pence: '469350' } },
          { code: 'PLUS', lowestAfter: { pence: '469351' }, highestAfter: null },
        ],
      },
    });
    const simulated = await step('simulate', drafted.bandVersion, maker);
    expect(simulated.bandVersion).toMatchObject({ state: 'SIMULATED', version: 2, availableActions: [] });
    const done = await step('approve', simulated.bandVersion, checker);
    expect(done.bandVersion).toMatchObject({ state: 'APPROVED', version: 3, availableActions: [] });

    const b1 = async (on: string) => (await valuesOn(DEVON, on))[0]?.value;
    expect(await b1('2027-03-31')).toMatchObject({ lowest: { pence: '160000' } });
    expect(await b1('2027-04-01')).toMatchObject({ lowest: { pence: '166880' }, kind: 'POINT' });
    const versions = `{ bandVersions(scheme: "${DEVON}") { number state approvedByName } none: bandVersions(scheme: "X") { id } }`;
    expect((await api.ask(checker, versions)).data).toEqual({
      bandVersions: [{ number: 1, state: 'APPROVED', approvedByName: 'A LA_FINANCE_CHECKER' }],
      none: [],
    });
  });

  it('shows which version is effective and which is superseded today', async () => {
    await approved({ scheme: SURREY, validFrom: '2025-04-01' });
    await approved({ scheme: SURREY, validFrom: '2026-04-01' });
    await approved({ scheme: SURREY, validFrom: '2027-04-01' });
    const { data } = await api.ask(maker, `{ bandVersions(scheme: "${SURREY}") { number state } }`);
    expect(data).toEqual({
      bandVersions: [
        { number: 3, state: 'APPROVED' },
        { number: 2, state: 'EFFECTIVE' },
        { number: 1, state: 'SUPERSEDED' },
      ],
    });
  });

  it('takes values band by band, and leaves the others as they are', async () => {
    const input = {
      scheme: BRISTOL,
      validFrom: '2026-09-01',
      note: 'Panel',
      values: [{ band: 'B2', lowestPence: '50000', highestPence: '100000' }],
    };
    const drafted = await command(
      maker,
      'draftBandVersion',
      `... on BandVersionDrafted { ${VERSION} }`,
      input,
    );
    expect(drafted.bandVersion.changes).toMatchObject([
      { code: 'B1', difference: { pence: '0' } },
      { code: 'B2', lowestAfter: { pence: '50000' }, highestAfter: { pence: '100000' } },
      { code: 'B3', difference: { pence: '0' } },
      { code: 'B4' },
      { code: 'B5' },
      { code: 'B6', highestAfter: null },
    ]);
  });

  it('is the same version when the same command comes again', async () => {
    const idempotencyKey = newId();
    const first = await uplift({ idempotencyKey, scheme: BRISTOL, validFrom: '2027-09-01' });
    expect(await uplift({ idempotencyKey, scheme: BRISTOL, validFrom: '2027-09-01' })).toEqual(first);
    expect((await uplift({ idempotencyKey, scheme: BRISTOL })).__typename).toBe('KeyReused');
  });
});

describe('a version of a band scheme is refused', () => {
  const versionCount = async () =>
    (await api.ask<{ bandVersions: object[] }>(maker, `{ bandVersions(scheme: "${SOLIHULL}") { id } }`)).data
      .bandVersions.length;

  it.each([
    ['an uplift of -100%', { basisPoints: -10_000 }, 'basisPoints'],
    ['an uplift beyond doubling', { basisPoints: 10_001 }, 'basisPoints'],
    ['a first day on which values begin already', { validFrom: '2025-04-01' }, 'validFrom'],
    ['a first day before all values', { validFrom: '2019-04-01' }, 'validFrom'],
  ])('for %s, naming the field, and nothing is written', async (_, over, field) => {
    const before = await versionCount();
    expect(await uplift({ scheme: SOLIHULL, ...over })).toMatchObject({ __typename: 'InvalidInput', field });
    expect(await versionCount()).toBe(before);
  });

  it('for a scheme that is not there', async () => {
    expect(await uplift({ scheme: 'NONE' })).toMatchObject({ __typename: 'NotFound' });
  });

  it.each([
    ['no values', []],
    ['a band twice', Array(2).fill({ band: '2A', lowestPence: '1', highestPence: '1' })],
    ['a range the wrong way round', [{ band: '2A', lowestPence: '2', highestPence: '1' }]],
    ['a band that is not there', [{ band: '9', lowestPence: '1', highestPence: '1' }]],
  ])('for %s', async (_, values) => {
    const input = { scheme: SOLIHULL, validFrom: '2027-04-01', note: 'x', values };
    const answer = await command(
      maker,
      'draftBandVersion',
      `... on BandVersionDrafted { ${VERSION} }`,
      input,
    );
    expect(answer).toMatchObject({ __typename: 'InvalidInput', field: 'values' });
  });

  it('out of turn, out of date, and by the person who drafted it', async () => {
    const both = await api.given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const { bandVersion } = await uplift({ scheme: SOLIHULL }, both);
    expect(await step('approve', bandVersion, checker)).toMatchObject({ __typename: 'WrongState' });
    expect(await step('simulate', { ...bandVersion, version: 9 }, maker)).toMatchObject({
      __typename: 'StaleVersion',
      currentVersion: 1,
    });
    const simulated = await step('simulate', bandVersion, maker);
    expect(await step('approve', simulated.bandVersion, both)).toMatchObject({
      __typename: 'SeparationOfDuties',
      alreadyDid: 'drafted this version',
    });
    expect(await step('simulate', simulated.bandVersion, maker)).toMatchObject({ __typename: 'WrongState' });
    expect(await step('simulate', { id: newId(), version: 1 }, maker)).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('where another was approved after it was drafted, since it builds on values of the past', async () => {
    const { bandVersion: old } = await uplift({ scheme: SOLIHULL, validFrom: '2029-04-01' });
    const simulated = await step('simulate', old, maker);
    await approved({ scheme: SOLIHULL, validFrom: '2028-04-01' });
    expect(await step('approve', simulated.bandVersion, checker)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'versionId',
    });
  });

  it('once only, where two officers approve two drafts of one scheme in the same moment', async () => {
    const draft = async () =>
      (
        await step(
          'simulate',
          (await uplift({ scheme: SOLIHULL, validFrom: '2030-04-01' })).bandVersion,
          maker,
        )
      ).bandVersion;
    const drafts = [await draft(), await draft()];
    const second = await api.given.anOfficer('LA_FINANCE_CHECKER');
    const [a, b] = await Promise.all([
      step('approve', drafts[0] ?? { id: '', version: 0 }, checker),
      step('approve', drafts[1] ?? { id: '', version: 0 }, second),
    ]);
    expect([a.__typename, b.__typename].toSorted()).toEqual(['BandVersionApproved', 'InvalidInput']);
  });
});

describe('gross and net schemes', () => {
  it('keep both numbers after an uplift: the rate is on what the scheme states', async () => {
    const bands = await valuesOn(SOLIHULL, '2026-09-01');
    expect(bands.find(({ code }) => code === '2A')?.value).toMatchObject({
      lowest: { pence: '862700' },
      lowestTopUp: { pence: '262700' },
    });
  });
});
