import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import type { CommunitiesRow } from './communities-columns.js';
import type { KnownCommunities, Membership } from './known-communities.js';
import { planCommunities } from './plan-communities.js';

const FROM = plainDate('2026-09-01');

const KNOWN: KnownCommunities = {
  communities: new Map(),
  pcnCodes: new Set(['U10001', 'U10002']),
  pcnTies: [],
  urns: [
    { urn: 900_000, schoolId: 's1', name: 'Old Heron', status: 'CLOSED', mainstream: true },
    { urn: 900_001, schoolId: 's1', name: 'Heron', status: 'OPEN', mainstream: true },
    { urn: 900_002, schoolId: 's2', name: 'Wren', status: 'PROPOSED_TO_CLOSE', mainstream: true },
    { urn: 900_003, schoolId: 's3', name: 'Otter Special', status: 'OPEN', mainstream: false },
    { urn: 900_004, schoolId: 's4', name: 'Gone', status: 'CLOSED', mainstream: true },
  ],
  memberships: [],
};

const HERON: CommunitiesRow = {
  communityCode: 'C01',
  communityName: 'North Downs',
  pcnCodes: ['U10001'],
  urn: 900_001,
  from: null,
  lastDay: null,
};
const WREN: CommunitiesRow = { ...HERON, urn: 900_002 };

function plan(rows: CommunitiesRow[], known: KnownCommunities = KNOWN) {
  let ids = 0;
  return planCommunities(
    rows.map((row, at) => ({ line: at + 2, row })),
    known,
    FROM,
    () => `new-${(ids += 1)}`,
  );
}

function member(community: string, from: string, until: string | null = null): Membership {
  return { id: `m-${community}`, communityCode: community, schoolId: 's1', role: 'MEMBER', from, until };
}

function after(rows: CommunitiesRow[]): KnownCommunities {
  const { changes } = plan(rows);
  return {
    ...KNOWN,
    communities: new Map(changes.communities.map(({ code, name }) => [code, name])),
    pcnTies: changes.pcnTies,
    memberships: changes.memberships,
  };
}

describe('A list of communities', () => {
  it('makes the community, its tie to the network and its memberships', () => {
    const { changes, verdicts } = plan([HERON, WREN]);
    expect(verdicts.map(({ is }) => is)).toEqual(['created', 'created']);
    expect(changes.communities).toEqual([{ code: 'C01', name: 'North Downs', from: '2026-09-01' }]);
    expect(changes.pcnTies).toEqual([
      { communityCode: 'C01', pcnCode: 'U10001', from: '2026-09-01', until: null },
    ]);
    expect(changes.memberships).toMatchObject([
      { schoolId: 's1', role: 'MEMBER', from: '2026-09-01', until: null },
      { schoolId: 's2', role: 'MEMBER' },
    ]);
  });

  it('changes nothing the second time, whatever day new memberships would start', () => {
    const { changes, verdicts } = planCommunities(
      [{ line: 2, row: HERON }],
      after([HERON]),
      plainDate('2027-01-01'),
      () => 'never',
    );
    expect(verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    expect(changes).toEqual({ communities: [], pcnTies: [], memberships: [] });
  });

  it('may give a community several networks, in one cell or on several rows', () => {
    const { changes, verdicts } = plan([HERON, { ...HERON, pcnCodes: ['U10002'] }]);
    expect(verdicts.map(({ is }) => is)).toEqual(['created', 'changed']);
    expect(changes.pcnTies.map(({ pcnCode }) => pcnCode)).toEqual(['U10001', 'U10002']);
    expect(changes.memberships).toHaveLength(1);
  });

  it('finds a school by an earlier URN, and takes a special school as an associate', () => {
    const { changes } = plan([
      { ...HERON, urn: 900_000 },
      { ...HERON, urn: 900_003 },
    ]);
    expect(changes.memberships).toMatchObject([
      { schoolId: 's1', role: 'MEMBER' },
      { schoolId: 's3', role: 'ASSOCIATE' },
    ]);
  });

  it('names schools of the community that are not in it, and schools in no community', () => {
    const { notes } = plan([WREN], after([HERON]));
    expect(notes).toContain('Members that are not in the file and stay: 1 (900001 Heron).');
    expect(plan([WREN]).notes).toContain(
      'Open mainstream schools in no community on 2026-09-01: 1 (900001 Heron).',
    );
  });
});

describe('A row of it is rejected, with the column and the reason,', () => {
  it.each([
    ['URN', { urn: 900_999 }, 'No school with URN 900999 is in the directory.'],
    ['URN', { urn: 900_004 }, '900004 Gone is closed and has no successor in the directory.'],
    ['pcn_code', { pcnCodes: ['U99999'] }, 'Primary Care Network U99999 is not in the directory.'],
    [
      'to_date',
      { from: plainDate('2026-10-01'), lastDay: plainDate('2026-09-30') },
      'The membership ends before it starts.',
    ],
  ])('where the %s cannot be: %j', (column, difference, reason) => {
    expect(plan([{ ...HERON, ...difference }]).verdicts).toEqual([
      {
        line: 2,
        is: 'rejected',
        problems: [{ line: 2, column, reason: expect.stringContaining(reason) }],
      },
    ]);
  });

  it('where the community has another name further up', () => {
    const { verdicts } = plan([HERON, { ...WREN, communityName: 'South Downs' }]);
    expect(verdicts).toContainEqual(
      expect.objectContaining({ line: 3, problems: [expect.objectContaining({ column: 'community_name' })] }),
    );
  });

  it('where the school is in two communities at once: both rows, each naming the other', () => {
    const { verdicts, changes } = plan([HERON, { ...HERON, communityCode: 'C02', communityName: 'Marsh' }]);
    expect(verdicts).toMatchObject([
      { line: 2, is: 'rejected', problems: [{ reason: expect.stringContaining('C02 too (line 3)') }] },
      { line: 3, is: 'rejected', problems: [{ reason: expect.stringContaining('C01 too (line 2)') }] },
    ]);
    expect(changes.memberships).toEqual([]);
  });
});

describe('A school that moves', () => {
  const inMarsh = { ...HERON, communityCode: 'C02', communityName: 'Marsh' };

  it('leaves the old community on the day it enters the new one', () => {
    const known = { ...KNOWN, memberships: [member('C01', '2025-09-01')] };
    const { changes, verdicts, diff } = plan([inMarsh], known);
    expect(verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(changes.memberships).toMatchObject([
      { id: 'm-C01', from: '2025-09-01', until: '2026-09-01' },
      { communityCode: 'C02', from: '2026-09-01', until: null },
    ]);
    expect(diff).toContain('moved    C02: 900001 Heron from 2026-09-01, out of C01');
  });

  it('is not moved out of a community it entered that day or later: what has been is not rewritten', () => {
    const known = { ...KNOWN, memberships: [member('C01', '2026-09-01')] };
    expect(plan([inMarsh], known).verdicts).toMatchObject([
      {
        is: 'rejected',
        problems: [{ column: 'community_code', reason: expect.stringContaining('C01 from 2026-09-01') }],
      },
    ]);
  });

  it('may be in two communities in one file, one after the other', () => {
    const rows = [
      { ...HERON, from: plainDate('2025-09-01'), lastDay: plainDate('2026-08-31') },
      { ...inMarsh, from: FROM },
    ];
    const { changes, verdicts } = plan(rows);
    expect(verdicts.map(({ is }) => is)).toEqual(['created', 'created']);
    expect(changes.memberships.map(({ from, until }) => [from, until])).toEqual([
      ['2025-09-01', '2026-09-01'],
      ['2026-09-01', null],
    ]);
  });

  it('gets a last day where the file gives one, and keeps it where a later file says nothing', () => {
    const known = {
      ...KNOWN,
      communities: new Map([['C01', 'North Downs']]),
      memberships: [member('C01', '2025-09-01')],
    };
    const row = { ...HERON, pcnCodes: [], lastDay: plainDate('2027-07-31') };
    expect(plan([row], known).changes.memberships).toMatchObject([
      { from: '2025-09-01', until: '2027-08-01' },
    ]);
    const ended = { ...known, memberships: [member('C01', '2025-09-01', '2027-08-01')] };
    expect(plan([{ ...HERON, pcnCodes: [] }], ended).verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
  });
});
