import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { fixedClock, newId, parsePounds, pence, plainDate } from '#kernel';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { bandValuesImporter } from '../import/band-values/band-values-importer.js';
import type { BandValueRow } from '../import/band-values/band-value-columns.js';
import { EXAMPLE_REFERENCE_DATA } from '../import/reference/example-reference-data.js';
import { addReferenceData } from '../import/reference/reference-data.js';
import { GivenFunding } from '../spec-support/given-funding.js';
import { BandsQuery } from './bands.query.js';
import { ElementTestQuery } from './element-test.query.js';
import { FundSourcesQuery } from './fund-sources.query.js';
import { parameterValues } from './parameters.query.js';

const EXAMPLE = 'EXAMPLE-DEVON-2023-24';

let database: TestDatabase;
let given: GivenFunding;
let bands: BandsQuery;
let person: Actor;

beforeAll(async () => {
  database = await TestDatabase.open();
  given = await GivenFunding.in(database, 1);
  bands = new BandsQuery(database.unitOfWork, fixedClock('2026-11-23T10:00:00Z'));
  person = await given.anOfficer('LA_FINANCE_MAKER');
});
afterAll(() => database.close());

const aRow = (over: Partial<BandValueRow> = {}): BandValueRow => ({
  scheme: 'GROSS-EXAMPLE',
  basis: 'GROSS',
  band: '2a',
  label: 'Band 2a',
  areaOfNeed: null,
  level: 2,
  descriptor: 'Small group support',
  lowest: parsePounds('8,627'),
  highest: parsePounds('8,627'),
  from: plainDate('2025-04-01'),
  to: null,
  source: 'a published page',
  ...over,
});

/** Plans and writes rows as an import does. */
async function imported(...rows: readonly BandValueRow[]): Promise<readonly string[]> {
  return given.asOwner(async (tx) => {
    const read = rows.map((row, place) => ({ line: place + 2, row }));
    const plan = await bandValuesImporter.plan(tx, read, { authorityId: given.authorityId });
    await plan.write(tx);
    return plan.verdicts.map(({ is }) => is);
  });
}

async function bandsOf(code: string, ...days: readonly (string | undefined)[]) {
  const scheme = await bands.scheme(person, code);
  if (scheme === null) throw new Error(`There is no scheme ${code}.`);
  return bands.bands(
    person,
    days.map((day) => ({ schemeId: scheme.id, on: day === undefined ? undefined : plainDate(day) })),
  );
}

async function everything(): Promise<unknown> {
  return Promise.all(
    ['fund_source', 'parameter', 'band_scheme', 'band', 'band_value'].map((table) =>
      database.auditor.query(`select * from funding.${table} where authority_id = $1 order by 1, 2`, [
        given.authorityId,
      ]),
    ),
  );
}

describe('the reference data of the examples', () => {
  it('holds the published bands, from the lowest to the highest', async () => {
    const [found] = await bandsOf(EXAMPLE, '2026-09-01');
    expect(found?.map(({ code, kind, value: { lowest, highest } }) => [code, kind, lowest, highest])).toEqual(
      [
        ['B1', 'POINT', 160_000n, 160_000n],
        ['B2', 'POINT', 310_000n, 310_000n],
        ['B3', 'POINT', 450_000n, 450_000n],
        ['PLUS', 'BESPOKE', 450_001n, null],
      ],
    );
    expect((await bands.schemes(person)).map(({ code, basis }) => [code, basis])).toEqual([
      ['EXAMPLE-BRISTOL-PRIMARY-2017-18', 'NET_TOPUP'],
      [EXAMPLE, 'NET_TOPUP'],
      ['EXAMPLE-SOLIHULL', 'GROSS'],
      ['EXAMPLE-SURREY-HOURS', 'NET_TOPUP'],
    ]);
  });

  it('holds the threshold and the limits the rules ask for, from April 2025', async () => {
    const on = (day: string) =>
      database.unitOfWork.read(person, (tx) => parameterValues(tx, given.authorityId, plainDate(day)));
    const inForce = await on('2025-04-01');
    expect(inForce.get('ELEMENT_2_THRESHOLD')).toEqual({ amount: 600_000n, unit: 'PENCE' });
    expect(inForce.get('LA_COUNTERSIGN_LIMIT')).toEqual({ amount: 1_000_000n, unit: 'PENCE' });
    expect(inForce.get('NOTIONAL_TOP_UP_SHARE')).toEqual({ amount: 4_000n, unit: 'BASIS_POINTS' });
    expect((await on('2025-03-31')).size).toBe(0);
  });

  it('holds fund sources with what payments are accounted by', async () => {
    const sources = await new FundSourcesQuery(database.unitOfWork).run(person);
    expect(sources.map(({ code, s251Line }) => [code, s251Line])).toEqual([
      ['HNB_COMMUNITY', '1.2.4'],
      ['HNB_CONTINGENCY', '1.2.4'],
    ]);
  });

  it('changes nothing when it is added a second time', async () => {
    const before = await everything();
    await given.asOwner((tx) => addReferenceData(tx, given.authorityId, EXAMPLE_REFERENCE_DATA));
    expect(await everything()).toEqual(before);
  });

  it('cannot be written by the server', async () => {
    const write = database.unitOfWork.write(person, async (tx) => {
      await addReferenceData(tx, given.authorityId, EXAMPLE_REFERENCE_DATA);
      return { ok: true, value: undefined };
    });
    await expect(write).rejects.toMatchObject({ code: '42501' });
  });
});

describe('imported band values', () => {
  it('are in force from their first day, and change nothing when imported again', async () => {
    const rows = [
      aRow(),
      aRow({ from: plainDate('2026-04-01'), lowest: parsePounds('9,000'), highest: null }),
    ];
    expect(await imported(...rows)).toEqual(['created', 'created']);
    const before = await everything();
    expect(await imported(...rows)).toEqual(['unchanged', 'unchanged']);
    expect(await everything()).toEqual(before);

    const [early, last, first, today] = await bandsOf(
      'GROSS-EXAMPLE',
      '2025-03-31',
      '2026-03-31',
      '2026-04-01',
      undefined,
    );
    expect(early).toEqual([]);
    expect(last?.[0]?.value).toMatchObject({ lowest: 862_700n, highest: 862_700n });
    expect(first?.[0]?.value).toMatchObject({ lowest: 900_000n, highest: null });
    expect(today).toEqual(first);
  });

  it('told gross are shown with the top-up in them', async () => {
    const [found] = await bandsOf('GROSS-EXAMPLE', '2025-09-01');
    expect(found?.[0]).toMatchObject({ lowestTopUp: 262_700n, highestTopUp: 262_700n });
  });

  it('are corrected in place, and end when their successor begins', async () => {
    await imported(
      aRow({ band: '2b', label: 'Band 2b', lowest: parsePounds('11,202'), highest: parsePounds('11,202') }),
    );
    const corrected = aRow({
      band: '2b',
      label: 'Band 2b',
      lowest: parsePounds('11,203'),
      highest: parsePounds('11,203'),
    });
    expect(await imported(corrected, { ...corrected, from: plainDate('2027-04-01') })).toEqual([
      'changed',
      'created',
    ]);
    const later = { ...corrected, from: plainDate('2027-04-01'), source: 'an erratum' };
    expect(await imported(later)).toEqual(['changed']);
    const [before, after] = await bandsOf('GROSS-EXAMPLE', '2026-09-01', '2027-04-01');
    const of2b = (found: typeof before) => found?.find(({ code }) => code === '2b')?.value;
    expect(of2b(before)).toMatchObject({ lowest: 1_120_300n, source: 'a published page', until: later.from });
    expect(of2b(after)).toMatchObject({ lowest: 1_120_300n, source: 'an erratum', until: null });
  });

  it('hold until the last day of the calendar, and can be read again', async () => {
    const row = aRow({ scheme: 'TO-THE-END', to: plainDate('2100-12-31') });
    expect(await imported(row)).toEqual(['created']);
    expect(await imported(row)).toEqual(['unchanged']);
    const [found] = await bandsOf('TO-THE-END', '2100-12-31');
    expect(found?.map(({ value }) => String(value.until))).toEqual(['2101-01-01']);
  });

  it('leave the schemes of another authority alone', async () => {
    const elsewhere = await GivenFunding.in(database, 1);
    const stranger = await elsewhere.anOfficer('AUDITOR');
    expect(await bands.scheme(stranger, 'GROSS-EXAMPLE')).toBeNull();
    const scheme = await bands.scheme(person, 'GROSS-EXAMPLE');
    expect(await bands.bands(stranger, [{ schemeId: scheme?.id ?? newId() }])).toEqual([[]]);
  });

  it('told gross cannot be told as top-up on a day without a threshold', async () => {
    await imported(aRow({ scheme: 'OLD', from: plainDate('2020-04-01') }));
    await expect(bandsOf('OLD', '2021-09-01')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('the element test before a request is written', () => {
  const query = () => new ElementTestQuery(database.unitOfWork);
  const year = { from: plainDate('2026-09-01'), to: plainDate('2027-08-31') };

  it('uses the threshold in force on the first day', async () => {
    const lines = [
      { total: pence(600_000n), fundedFrom: 'ELEMENT_2' as const },
      { total: pence(123_456n), fundedFrom: 'COMMUNITY' as const },
    ];
    expect(await query().run(person, { ...year, lines })).toMatchObject({
      elementThree: 123_456n,
      isMet: true,
    });
  });

  it.each([
    ['a period that ends before it starts', { from: year.to, to: year.from, lines: [] }],
    ['a day without a threshold', { from: plainDate('2024-09-01'), to: plainDate('2025-08-31'), lines: [] }],
    [
      'sums beyond counting',
      {
        ...year,
        lines: Array(2).fill({ total: pence(1_000_000_000_000_000n), fundedFrom: 'OTHER' as const }),
      },
    ],
  ])('is refused in plain words for %s', async (_, question) => {
    await expect(query().run(person, question)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
