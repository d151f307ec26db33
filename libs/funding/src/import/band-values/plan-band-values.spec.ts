import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePounds, plainDate } from '#kernel';
import type { BandValue } from '../../domain/band-value.js';
import type { BandValueRow } from './band-value-columns.js';
import { planBandValues, type BandValuesPlan, type KnownScheme } from './plan-band-values.js';

const aRow = (
  over: Partial<Record<'from' | 'to' | 'lowest' | 'highest', string | null>> &
    Partial<Pick<BandValueRow, 'band' | 'scheme' | 'label' | 'basis' | 'source'>> = {},
): BandValueRow => {
  const { from = '2025-04-01', to = null, lowest = '1,600', highest = lowest, ...rest } = over;
  return {
    scheme: 'KENT',
    basis: 'NET_TOPUP',
    band: 'B1',
    label: 'Band 1',
    areaOfNeed: 'SEMH',
    level: 1,
    descriptor: 'Some help',
    lowest: parsePounds(lowest ?? ''),
    highest: highest === null ? null : parsePounds(highest),
    from: plainDate(from ?? ''),
    to: to === null ? null : plainDate(to),
    source: 'decision 1',
    ...rest,
  };
};

const plan = (rows: readonly BandValueRow[], known: readonly KnownScheme[] = []) =>
  planBandValues(
    rows.map((row, place) => ({ line: place + 2, row })),
    known,
  );

/** What the database would hold after the plan is written. */
function written(planned: BandValuesPlan, known: readonly KnownScheme[] = []): readonly KnownScheme[] {
  const { schemes, bands, changedValues, newValues } = planned.changes;
  const all = [...known, ...schemes.map((scheme) => ({ ...scheme, bands: [], isKeptByVersions: false }))];
  const isValueOf = (scheme: string, band: string) => (value: { scheme: string; band: string }) =>
    value.scheme === scheme && value.band === band;
  return all.map((scheme) => {
    const described = bands.filter((band) => band.scheme === scheme.code);
    const codes = new Set([...scheme.bands, ...described].map(({ code }) => code));
    return {
      ...scheme,
      bands: [...codes].map((code) => {
        const before = scheme.bands.find((band) => band.code === code);
        const facts = described.find((band) => band.code === code) ?? before;
        if (facts === undefined) throw new Error('A band without facts.');
        const changed = changedValues.filter(isValueOf(scheme.code, code));
        const kept = (before?.values ?? []).filter(
          (value) => !changed.some(({ from }) => from.equals(value.from)),
        );
        return { ...facts, values: [...kept, ...changed, ...newValues.filter(isValueOf(scheme.code, code))] };
      }),
    };
  });
}

const fates = ({ verdicts }: BandValuesPlan) =>
  [...verdicts].sort((a, b) => a.line - b.line).map((verdict) => verdict.is);
const reasons = ({ verdicts }: BandValuesPlan) =>
  verdicts.flatMap((verdict) =>
    verdict.is === 'rejected'
      ? verdict.problems.map(({ line, column, reason }) => [line, column, reason])
      : [],
  );
const times = (values: readonly BandValue[]) =>
  values.map(({ from, until }) => `${from.toString()}/${String(until)}`);

describe('a file of band values', () => {
  it('creates schemes, bands and values that are not known', () => {
    const planned = plan([aRow(), aRow({ band: 'B2', label: 'Band 2', lowest: '2,000', highest: null })]);
    expect(fates(planned)).toEqual(['created', 'created']);
    expect(planned.changes.schemes).toEqual([
      { code: 'KENT', name: 'KENT', basis: 'NET_TOPUP', source: 'decision 1' },
    ]);
    expect(planned.changes.bands.map(({ code }) => code)).toEqual(['B1', 'B2']);
    expect(planned.changes.newValues).toHaveLength(2);
    expect(planned.diff).toEqual([
      'new      KENT B1 from 2025-04-01: £1,600.00',
      'new      KENT B2 from 2025-04-01: £2,000.00 and more',
    ]);
  });

  it('changes nothing the second time', () => {
    const rows = [
      aRow(),
      aRow({ from: '2026-04-01', lowest: '1,700' }),
      aRow({ band: 'B2', to: '2025-12-31' }),
    ];
    const known = written(plan(rows));
    const again = plan(rows, known);
    expect(fates(again)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(again.changes).toEqual({ schemes: [], bands: [], changedValues: [], newValues: [] });
  });

  it('ends an open-ended value the day before the next one begins', () => {
    const known = written(plan([aRow()]));
    const planned = plan([aRow({ from: '2026-04-01', lowest: '1,669' })], known);
    expect(fates(planned)).toEqual(['created']);
    expect(times(planned.changes.changedValues)).toEqual(['2025-04-01/2026-04-01']);
    expect(times(planned.changes.newValues)).toEqual(['2026-04-01/null']);
    expect(planned.diff).toContain('changed  KENT B1 from 2025-04-01 until 2026-03-31: £1,600.00');
  });

  it('takes a blank last day to mean until the next value begins', () => {
    const planned = plan([aRow({ from: '2026-04-01' }), aRow({ from: '2025-04-01' })]);
    expect(times(planned.changes.newValues)).toEqual(['2025-04-01/2026-04-01', '2026-04-01/null']);
  });

  it('counts a corrected amount and a new description as changes', () => {
    const known = written(plan([aRow(), aRow({ band: 'B2' })]));
    expect(fates(plan([aRow({ lowest: '1,601' }), aRow({ band: 'B2', label: 'Second' })], known))).toEqual([
      'changed',
      'changed',
    ]);
  });
});

describe('a file of band values has rows rejected', () => {
  it('whose basis is not the one of the scheme', () => {
    const known = written(plan([aRow()]));
    const planned = plan(
      [aRow({ basis: 'GROSS' }), aRow({ scheme: 'NEW', basis: 'GROSS' }), aRow({ scheme: 'NEW' })],
      known,
    );
    expect(fates(planned)).toEqual(['rejected', 'created', 'rejected']);
    expect(reasons(planned)).toEqual([
      [2, 'basis', 'The scheme KENT states its amounts as NET_TOPUP.'],
      [4, 'basis', 'The scheme NEW states its amounts as GROSS.'],
    ]);
  });

  it('that describe one band in two ways, or state two values from one day', () => {
    const planned = plan([aRow(), aRow({ from: '2026-04-01', label: 'Other' }), aRow({ lowest: '9' })]);
    expect(reasons(planned)).toEqual([
      [4, 'from', 'Line 2 states the value of this band from the same day.'],
      [3, 'band', 'Line 2 describes the band B1 differently.'],
    ]);
  });

  it('whose amounts or dates are the wrong way round', () => {
    expect(reasons(plan([aRow({ lowest: '5', highest: '4.99' })]))).toEqual([
      [2, 'highest', 'The highest amount is below the lowest, £5.00.'],
    ]);
    expect(reasons(plan([aRow({ to: '2025-03-31' })]))).toEqual([
      [2, 'to', 'The last day comes before the first, 2025-04-01.'],
    ]);
  });

  it('that would change values approved here, but not where they repeat them', () => {
    const known = written(plan([aRow()])).map((scheme) => ({ ...scheme, isKeptByVersions: true }));
    const planned = plan([aRow(), aRow({ from: '2026-04-01' }), aRow({ band: 'B2' })], known);
    expect(fates(planned)).toEqual(['unchanged', 'rejected', 'rejected']);
    expect(reasons(planned)).toContainEqual([
      3,
      'scheme',
      'The values of KENT come from versions approved here: draft a new version instead.',
    ]);
    expect(planned.changes).toEqual({ schemes: [], bands: [], changedValues: [], newValues: [] });
  });

  it('that cut into a value with an end, or run into the next one', () => {
    const known = written(plan([aRow({ to: '2026-03-31' }), aRow({ from: '2027-04-01' })]));
    expect(reasons(plan([aRow({ from: '2025-09-01' })], known))).toEqual([
      [2, 'from', 'Another value of this band runs from 2025-04-01 to 2026-03-31.'],
    ]);
    expect(reasons(plan([aRow({ from: '2026-04-01', to: '2027-04-01' })], known))).toEqual([
      [2, 'to', 'Another value of this band begins on 2027-04-01.'],
    ]);
  });

  it('and writes no scheme or band of which nothing is left', () => {
    const planned = plan([aRow({ to: '2025-03-31' })]);
    expect(planned.changes).toEqual({ schemes: [], bands: [], changedValues: [], newValues: [] });
  });
});

const anyRow = fc
  .record({
    band: fc.constantFrom('B1', 'B2'),
    start: fc.integer({ min: 0, max: 30 }),
    length: fc.option(fc.integer({ min: 0, max: 10 })),
    pounds: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ band, start, length, pounds }) => {
    const from = plainDate('2025-04-01').add({ days: start });
    const to = length === null ? null : from.add({ days: length }).toString();
    return aRow({ band, label: band, from: from.toString(), to, lowest: String(pounds) });
  });
const files = fc.tuple(fc.array(anyRow, { maxLength: 8 }), fc.array(anyRow, { maxLength: 8 }));

describe('laws of files of band values', () => {
  it('never leave two values of one band in force on one day', () => {
    fc.assert(
      fc.property(files, ([first, second]) => {
        const before = written(plan(first));
        for (const { bands } of written(plan(second, before), before)) {
          for (const { values } of bands) {
            const ordered = values.toSorted((a, b) => (a.from.toString() < b.from.toString() ? -1 : 1));
            ordered.slice(1).forEach((value, place) => {
              const until = ordered[place]?.until?.toString() ?? '9999';
              expect(until <= value.from.toString()).toBe(true);
            });
          }
        }
      }),
    );
  });

  it('judge every row once, whatever the order of the rows', () => {
    fc.assert(
      fc.property(files, ([rows]) => {
        const lines = plan(rows)
          .verdicts.map(({ line }) => line)
          .toSorted((a, b) => a - b);
        expect(lines).toEqual(rows.map((_, place) => place + 2));
      }),
    );
  });

  it('change nothing when the same file comes a second time', () => {
    fc.assert(
      fc.property(files, ([rows]) => {
        const first = plan(rows);
        const again = plan(rows, written(first));
        expect(again.changes).toEqual({ schemes: [], bands: [], changedValues: [], newValues: [] });
        expect(fates(again)).toEqual(fates(first).map((fate) => (fate === 'rejected' ? fate : 'unchanged')));
      }),
      { numRuns: 1_000 },
    );
  });
});
