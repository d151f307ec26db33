import { describe, expect, it } from '@jest/globals';
import { CENSUS_COLUMNS, type CensusRow } from './census-columns.js';
import { planCensus } from './plan-census.js';

const HERON: CensusRow = {
  urn: 900_001,
  authorityCode: '999',
  schoolType: 'State-funded primary',
  pupils: 210,
  ehcp: 4,
  senSupport: 30,
  eal: 12,
  fsm: 50,
  fsmEver6: 55,
};

const SCHOOLS = [
  { urn: 900_001, schoolId: 's1', name: 'Heron', mainstream: true },
  { urn: 900_101, schoolId: 's1', name: 'Heron Academy', mainstream: true },
  { urn: 900_003, schoolId: 's3', name: 'Otter Special', mainstream: false },
];

function plan(rows: CensusRow[], stored: Parameters<typeof planCensus>[2] = []) {
  return planCensus(
    rows.map((row, at) => ({ line: at + 2, row })),
    SCHOOLS,
    stored,
  );
}

describe('A row of the census', () => {
  it('is kept for the school, under the URN it was counted by', () => {
    const { returns, verdicts } = plan([HERON]);
    expect(verdicts).toEqual([{ line: 2, is: 'created' }]);
    expect(returns).toEqual([
      { schoolId: 's1', urn: 900_001, pupils: 210, ehcp: 4, senSupport: 30, fsm: 50, fsmEver6: 55, eal: 12 },
    ]);
    expect(plan([HERON], returns).verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    expect(plan([{ ...HERON, fsm: null }], returns).diff).toEqual(['changed  900001 Heron: fsm 50 → none']);
  });

  it.each([
    [{ urn: 900_900, schoolType: 'Independent school' }, 'Not a mainstream school: Independent school.'],
    [
      { urn: 900_003, schoolType: 'State-funded special school' },
      'Not a mainstream school: State-funded special school.',
    ],
    [{ pupils: null }, 'The number of pupils is suppressed.'],
  ])('is left out, with the reason: %j', (difference, reason) => {
    expect(plan([{ ...HERON, ...difference }]).verdicts).toEqual([{ line: 2, is: 'left out', reason }]);
  });

  it('of a mainstream school nobody knows is rejected: its pupils would be missing', () => {
    expect(plan([{ ...HERON, urn: 900_900 }]).verdicts).toMatchObject([
      { is: 'rejected', problems: [{ line: 2, column: 'URN' }] },
    ]);
  });

  it('that counts more children with a plan than pupils is rejected', () => {
    expect(plan([{ ...HERON, ehcp: 211 }]).verdicts).toMatchObject([
      { problems: [{ column: 'TSENELSE', reason: 'There are more EHC plans than pupils.' }] },
    ]);
  });

  it('for the same school under its other URN is the same school twice', () => {
    const { verdicts, returns } = plan([HERON, { ...HERON, urn: 900_101 }]);
    expect(verdicts.map(({ is }) => is)).toEqual(['rejected', 'rejected']);
    expect(returns).toEqual([]);
  });
});

describe('A count in the census', () => {
  it.each(['NA', 'NE', 'SUPP', 'z', 'x', 'c', ''])('is unknown where the DfE writes %j', (cell) => {
    expect(CENSUS_COLUMNS.ehcp.read(cell)).toEqual({ ok: true, value: null });
  });

  it.each(['4.82%', '-1', '3.5', 'many'])('is not guessed from %j', (cell) => {
    expect(CENSUS_COLUMNS.ehcp.read(cell).ok).toBe(false);
  });
});
