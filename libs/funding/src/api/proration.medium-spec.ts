import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { fileKind } from '#directory';
import { newId, plainDate } from '#kernel';
import { statement } from '#platform';
import { notionalImporter } from '../import/notional/notional-importer.js';
import { FundingApi } from '../spec-support/funding-api.js';
import { givenSchool, givenTerms } from '../spec-support/given-schools.js';

let api: FundingApi;
let maker: Actor;
let schoolId: string;

beforeAll(async () => {
  api = await FundingApi.open(1);
  maker = await api.given.anOfficer('LA_FINANCE_MAKER');
  schoolId = await givenSchool(api.given, 118_001);
  await givenTerms(api.given);
});
afterAll(() => api.close());

const PRICE = `query ($input: PriceProvisionInput!) { priceProvision(input: $input) {
  amount { pence } toPay { pence } toRecover { pence }
  segments { from to annual { pence } annualGross { pence } amount { pence } scheme band bandValueId }
  working { label rule result { pence } rounding }
} }`;
const SPLIT = `query ($input: SplitAcademicYearInput!) { splitAcademicYear(input: $input) {
  shares { financialYear amount { pence } } working { label rule } } }`;
const NOTIONAL = `query ($input: NotionalTopUpInput!) { notionalTopUp(input: $input) {
  amount { formatted } working { label rule result { formatted } } } }`;

const price = (input: object) => api.ask<{ priceProvision: object }>(maker, PRICE, { input });
const refusal = async (input: object) => {
  const { errors } = await price(input);
  return errors?.map(({ message, extensions }) => [extensions.code, message]);
};

describe('the price of provision', () => {
  it('of £5,202.00 a year from 10 November to 31 March is £2,023.79, with its working', async () => {
    const { data } = await price({
      from: '2025-11-10',
      to: '2026-03-31',
      basis: 'CALENDAR_DAY',
      yearKind: 'FINANCIAL',
      annualPence: '520200',
    });
    expect(data.priceProvision).toMatchObject({
      amount: { pence: '202379' },
      toPay: null,
      working: [
        {
          rule: '£5,202.00 a year (the amount given), 142 of the 365 days of FY 2025-26; both days counted.',
          rounding: '£2,023.791780… to the nearest penny, a half upwards, is £2,023.79.',
        },
      ],
    });
  });

  it('of a leaver is what was earned, and says what has to come back', async () => {
    const { data } = await price({
      from: '2025-09-01',
      to: '2026-02-13',
      basis: 'CALENDAR_DAY',
      annualPence: '520200',
      paidPence: '260100',
    });
    expect(data.priceProvision).toMatchObject({
      amount: { pence: '236584' },
      toPay: { pence: '0' },
      toRecover: { pence: '23516' },
    });
  });

  it('is cut where a band changes, and each part is pinned to the value of its band', async () => {
    const { data } = await price({
      from: '2026-09-01',
      to: '2027-08-31',
      basis: 'TERM',
      schoolId,
      bands: [
        { scheme: 'EXAMPLE-DEVON-2023-24', band: 'B1' },
        { scheme: 'EXAMPLE-SOLIHULL', band: '2A', from: '2027-01-01' },
      ],
    });
    expect(data.priceProvision).toMatchObject({
      amount: { pence: '228467' },
      segments: [
        { to: '2026-12-31', annual: { pence: '160000' }, amount: { pence: '53333' }, band: 'B1' },
        {
          from: '2027-01-01',
          annual: { pence: '262700' },
          annualGross: { pence: '862700' },
          amount: { pence: '175134' },
          bandValueId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ],
    });
  });

  it('takes an amount inside a range, and refuses one outside it', async () => {
    const question = (amountPence: string) => ({
      from: '2026-09-01',
      to: '2027-08-31',
      basis: 'NONE',
      bands: [{ scheme: 'EXAMPLE-BRISTOL-PRIMARY-2017-18', band: 'B3', amountPence }],
    });
    expect((await price(question('250000'))).data.priceProvision).toMatchObject({
      amount: { pence: '250000' },
    });
    expect(await refusal(question('500001'))).toEqual([
      ['BAD_USER_INPUT', 'The band B3 needs an annual amount inside its limits: £1,001.00 to £5,000.00.'],
    ]);
  });

  const year = { from: '2026-09-01', to: '2027-08-31', basis: 'CALENDAR_DAY' };
  const b1 = { scheme: 'EXAMPLE-DEVON-2023-24', band: 'B1' };

  it.each([
    ['a period that ends before it starts', { ...year, to: '2026-08-31', annualPence: '1' }, 'ends before'],
    ['eleven years', { ...year, to: '2037-08-31', annualPence: '1' }, 'at most 10 years'],
    ['neither amount nor band', year, 'either an annual amount or bands'],
    ['both', { ...year, annualPence: '1', bands: [b1] }, 'either an annual amount or bands'],
    ['an amount below nothing', { ...year, annualPence: '-1' }, 'cannot be negative'],
    [
      'more than can be counted',
      { ...year, annualPence: '1000000000000000' },
      'beyond what this service counts',
    ],
    ['terms without a school', { ...year, basis: 'TERM', annualPence: '1' }, 'say which school'],
    [
      'a change without proration',
      { ...year, basis: 'NONE', bands: [b1, { ...b1, from: '2027-01-01' }] },
      'paid whole',
    ],
    [
      'bands out of order',
      { ...year, bands: [b1, { ...b1, from: '2026-08-01' }] },
      'later than that of the band before',
    ],
    ['a band without a value', { ...year, from: '2021-09-01', bands: [b1] }, 'no value on 2021-09-01'],
    [
      'a day without a threshold',
      { ...year, from: '2024-09-01', bands: [b1] },
      'threshold is known for 2024-09-01',
    ],
  ])('is refused in plain words for %s', async (_, input, words) => {
    expect(await refusal(input)).toEqual([['BAD_USER_INPUT', expect.stringContaining(words)]]);
  });

  it.each([
    ['a school', { ...year, basis: 'TERM', schoolId: newId(), annualPence: '1' }],
    ['a band', { ...year, bands: [b1, { ...b1, band: 'B9', from: '2027-01-01' }] }],
    ['a scheme', { ...year, bands: [{ ...b1, scheme: 'NONE' }] }],
  ])('is empty for %s that is not there', async (_, input) => {
    expect((await price(input)).data).toEqual({ priceProvision: null });
  });

  it('is refused for a year whose terms nobody knows', async () => {
    const asked = { from: '2027-09-01', to: '2027-10-01', basis: 'SCHOOL_DAY', schoolId, annualPence: '1' };
    expect(await refusal(asked)).toEqual([
      ['BAD_USER_INPUT', 'No terms are known for the academic year 2027-28.'],
    ]);
  });
});

describe('an academic year charged to financial years', () => {
  it('splits £2,500.01 into £1,458.34 and £1,041.67', async () => {
    const input = { academicYear: '2025-26', amountPence: '250001' };
    const { data } = await api.ask<{ splitAcademicYear: object }>(maker, SPLIT, { input });
    expect(data.splitAcademicYear).toMatchObject({
      shares: [
        { financialYear: '2025-26', amount: { pence: '145834' } },
        { financialYear: '2026-27', amount: { pence: '104167' } },
      ],
    });
  });

  it('is refused for a year that is none', async () => {
    const { errors } = await api.ask(maker, SPLIT, { input: { academicYear: '2025-27', amountPence: '1' } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

/** Plans and writes a file as an import does. */
async function imported(csv: string): Promise<readonly string[]> {
  const opened = fileKind(notionalImporter).open(Buffer.from(csv), '999');
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const { authorityId } = api.given;
  const importId = newId();
  const setting = {
    authorityId,
    authorityCode: '999',
    asAt: plainDate('2026-04-01'),
    from: plainDate('2026-04-01'),
  };
  return api.given.asOwner(async (tx) => {
    await tx.all(recordImport, [authorityId, importId]);
    const plan = await opened.value.plan(tx, { ...setting, importedBy: 'a test', importId });
    await plan.write(tx);
    return plan.verdicts.map(({ is }) => is);
  });
}

const recordImport = statement<never>(
  'spec.record_import',
  `insert into directory.data_import (authority_id, id, kind, file_name, file_sha256, source, as_at, rows_read,
     rows_created, rows_changed, rows_unchanged, rows_left_out, rows_rejected, problems, imported_by)
   values ($1, $2, 'notional', 'a file', 'a hash', 'a test', '2026-04-01', 0, 0, 0, 0, 0, 0, '[]', 'a test')`,
);

describe('notional SEN budgets', () => {
  const FILE = 'URN,year,amount,percent\n118001,2026-27,"200,000",9.11\n999999,2026-27,1,\n';

  it('are imported, and change nothing the second time', async () => {
    expect(await imported(FILE)).toEqual(['created', 'rejected']);
    expect(await imported(FILE)).toEqual(['unchanged', 'rejected']);
    const { data } = await api.ask(
      maker,
      `query ($id: ID!) { notionalSenBudgets(schoolId: $id) { financialYear amount { formatted } shareBasisPoints } }`,
      { id: schoolId },
    );
    expect(data).toEqual({
      notionalSenBudgets: [
        { financialYear: '2026-27', amount: { formatted: '£200,000.00' }, shareBasisPoints: 911 },
      ],
    });
  });

  it('give £40,000 extra to a school of 20 high needs pupils and £200,000, at 40%', async () => {
    const input = { schoolId, financialYear: '2026-27', highNeedsPupils: 20 };
    const { data } = await api.ask<{ notionalTopUp: object }>(maker, NOTIONAL, { input });
    expect(data.notionalTopUp).toMatchObject({
      amount: { formatted: '£40,000.00' },
      working: [
        { rule: '20 pupils at £6,000.00 each.' },
        { rule: 'Less 40% of the notional SEN budget, but never below nothing.' },
      ],
    });
  });

  it('give nothing to a school that is not there', async () => {
    const input = { schoolId: newId(), financialYear: '2026-27', highNeedsPupils: 20 };
    expect((await api.ask(maker, NOTIONAL, { input })).data).toEqual({ notionalTopUp: null });
  });

  it.each([
    ['a year without a budget', { financialYear: '2027-28' }, 'No notional SEN budget'],
    ['pupils below nothing', { highNeedsPupils: -1 }, 'below nothing'],
    [
      'a year without parameters',
      { financialYear: '2024-25', notionalBudgetPence: '1' },
      'not known for 2024-04-01',
    ],
    ['a label that is no year', { financialYear: '2026' }, 'year'],
  ])('give nothing but plain words for %s', async (_, over, words) => {
    const input = { schoolId, financialYear: '2026-27', highNeedsPupils: 20, ...over };
    const { errors } = await api.ask(maker, NOTIONAL, { input });
    expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });
});
