import { describe, expect, it } from '@jest/globals';
import { AcademicYear, plainDate } from '#kernel';
import { planTerms } from './plan-terms.js';
import type { TermsRow } from './terms-columns.js';

const AUTUMN: TermsRow = {
  academicYear: AcademicYear.parse('2026-27'),
  number: 1,
  startsOn: plainDate('2026-09-01'),
  endsOn: plainDate('2026-10-16'),
  urn: null,
};
const SECOND: TermsRow = {
  ...AUTUMN,
  number: 2,
  startsOn: plainDate('2026-11-02'),
  endsOn: plainDate('2026-12-18'),
};
const STORED = {
  schoolId: null,
  academicYear: '2026-27',
  number: 1,
  startsOn: '2026-09-01',
  endsOn: '2026-10-16',
};

function plan(rows: TermsRow[], stored: (typeof STORED)[] = []) {
  return planTerms(
    rows.map((row, at) => ({ line: at + 2, row })),
    new Map([[900_001, 's1']]),
    stored,
  );
}

describe('Term dates', () => {
  it('are the county’s without a URN and the school’s with one', () => {
    const { terms, verdicts } = plan([AUTUMN, { ...AUTUMN, urn: 900_001 }]);
    expect(verdicts.map(({ is }) => is)).toEqual(['created', 'created']);
    expect(terms).toEqual([STORED, { ...STORED, schoolId: 's1' }]);
  });

  it('change nothing the second time, and say what changes when they do', () => {
    expect(plan([AUTUMN], [STORED]).verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    const later = plan([{ ...AUTUMN, endsOn: plainDate('2026-10-23') }], [STORED]);
    expect(later.diff).toEqual([
      'changed  county 2026-27 term 1: 2026-09-01 to 2026-10-16 → 2026-09-01 to 2026-10-23',
    ]);
  });

  it.each([
    ['starts_on', { startsOn: plainDate('2026-08-31') }],
    ['ends_on', { endsOn: plainDate('2027-09-01') }],
    ['ends_on', { endsOn: plainDate('2026-08-30') }],
    ['URN', { urn: 900_999 }],
  ])('are rejected for their %s: %j', (column, difference) => {
    expect(plan([{ ...AUTUMN, ...difference }]).verdicts).toMatchObject([
      { is: 'rejected', problems: [{ column }] },
    ]);
  });

  it('do not overlap with or run ahead of another term of the calendar, in the file or kept', () => {
    const early = { ...SECOND, startsOn: plainDate('2026-10-16') };
    expect(plan([early], [STORED]).verdicts).toMatchObject([
      {
        is: 'rejected',
        problems: [{ reason: expect.stringContaining('Term 1 of 2026-27 runs from 2026-09-01') }],
      },
    ]);
    expect(plan([AUTUMN, early]).verdicts.map(({ is }) => is)).toEqual(['rejected', 'rejected']);
    expect(plan([SECOND], [STORED]).verdicts).toEqual([{ line: 2, is: 'created' }]);
    expect(plan([{ ...early, urn: 900_001 }], [STORED]).verdicts).toEqual([{ line: 2, is: 'created' }]);
  });
});
