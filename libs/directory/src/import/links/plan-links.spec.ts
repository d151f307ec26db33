import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import type { LinksRow } from './links-columns.js';
import { planLinks } from './plan-links.js';
import type { KnownUrn } from './same-school.js';

const HERON: KnownUrn = { urn: 900_001, name: 'Heron', status: 'CLOSED', schoolId: 's1', hasRecords: false };
const ACADEMY: KnownUrn = {
  urn: 900_101,
  name: 'Heron Academy',
  status: 'OPEN',
  schoolId: 's2',
  hasRecords: false,
};

const CONVERTED: LinksRow = {
  urn: 900_001,
  linkUrn: 900_101,
  linkType: 'Successor',
  establishedOn: plainDate('2025-08-31'),
};
const STORED = { urn: 900_001, linkUrn: 900_101, linkType: 'Successor', establishedOn: '2025-08-31' };

function plan(rows: LinksRow[], known: KnownUrn[], stored: (typeof STORED)[] = []) {
  return planLinks(
    rows.map((row, at) => ({ line: at + 2, row })),
    known,
    stored,
  );
}

describe('A link from a school to its successor', () => {
  it('is kept, and the two URNs become one school: the one with records, or the older', () => {
    const { links, joinings, verdicts } = plan([CONVERTED], [HERON, ACADEMY]);
    expect(links).toEqual([STORED]);
    expect(joinings).toMatchObject([{ kept: 's1', absorbed: ['s2'] }]);
    expect(verdicts).toEqual([{ line: 2, is: 'created' }]);
    const withRecords = plan([CONVERTED], [HERON, { ...ACADEMY, hasRecords: true }]);
    expect(withRecords.joinings).toMatchObject([{ kept: 's2', absorbed: ['s1'] }]);
  });

  it('changes nothing the second time', () => {
    const { links, joinings, verdicts } = plan(
      [CONVERTED],
      [HERON, { ...ACADEMY, schoolId: 's1' }],
      [STORED],
    );
    expect({ links, joinings, verdicts }).toEqual({
      links: [],
      joinings: [],
      verdicts: [{ line: 2, is: 'unchanged' }],
    });
  });

  it('joins nothing while both are open, and does so on a later run when the first has closed', () => {
    const early = plan([CONVERTED], [{ ...HERON, status: 'OPEN' }, ACADEMY]);
    expect(early.joinings).toEqual([]);
    expect(early.notes).toContain(
      'URNs 900001 and 900101 are both open, so they were not joined into one school.',
    );
    const late = plan([CONVERTED], [HERON, ACADEMY], [STORED]);
    expect(late.joinings).toHaveLength(1);
    expect(late.verdicts).toEqual([{ line: 2, is: 'changed' }]);
  });

  it('joins nothing where both have records of their own', () => {
    const { joinings, notes } = plan(
      [CONVERTED],
      [
        { ...HERON, hasRecords: true },
        { ...ACADEMY, hasRecords: true },
      ],
    );
    expect(joinings).toEqual([]);
    expect(notes[1]).toContain('please look into it');
  });

  it('joins nothing once a link kept earlier shows a second predecessor', () => {
    const wren = { urn: 900_002, linkUrn: 900_101, linkType: 'Successor', establishedOn: '2025-08-31' };
    expect(plan([CONVERTED], [HERON, ACADEMY], [wren]).joinings).toEqual([]);
  });

  it('follows a chain of conversions to one school', () => {
    const third: KnownUrn = { ...ACADEMY, urn: 900_201, schoolId: 's3', name: 'New Heron' };
    const rows = [CONVERTED, { ...CONVERTED, urn: 900_101, linkUrn: 900_201 }];
    const { joinings } = plan(rows, [HERON, { ...ACADEMY, status: 'CLOSED' }, third]);
    expect(joinings).toMatchObject([
      { kept: 's1', absorbed: ['s2', 's3'], urns: [900_001, 900_101, 900_201] },
    ]);
  });

  it('is left out where neither school is in the directory', () => {
    expect(plan([CONVERTED], []).verdicts).toEqual([
      { line: 2, is: 'left out', reason: 'Neither of the two URNs is in the directory.' },
    ]);
  });
});
