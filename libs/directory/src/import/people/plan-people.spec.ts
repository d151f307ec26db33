import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import type { KnownPeople } from './known-people.js';
import type { PeopleRow } from './people-columns.js';
import { planPeople } from './plan-people.js';

const CHAIR: PeopleRow = {
  issuer: 'https://sign-in.example',
  subject: 'a1',
  name: 'A. Chair',
  employer: null,
  role: 'COMMUNITY_CHAIR',
  scopeKind: null,
  scopeCode: 'c01',
  from: plainDate('2026-09-01'),
  lastDay: null,
  ...{ employerUrns: null, governorUrns: null, trustUids: null, employedFrom: null, employedTo: null },
};

const NOBODY: KnownPeople = {
  people: [],
  appointments: [],
  employments: [],
  places: [
    { kind: 'COMMUNITY', code: 'C01', id: 'community-1' },
    { kind: 'SCHOOL', code: '900001', id: 'school-1' },
    { kind: 'AUTHORITY', code: '999', id: 'authority-1' },
  ],
};

function plan(rows: PeopleRow[], known: KnownPeople = NOBODY) {
  let ids = 0;
  return planPeople(
    rows.map((row, at) => ({ line: at + 2, row })),
    known,
    () => `new-${(ids += 1)}`,
  );
}

function after(rows: PeopleRow[]): KnownPeople {
  const { newPeople, newAppointments } = plan(rows);
  return { ...NOBODY, people: newPeople, appointments: newAppointments };
}

describe('A list of people', () => {
  it('enters a person once and each role for its place', () => {
    const head = { ...CHAIR, role: 'HEAD', scopeCode: '900001' } as const;
    const { newPeople, newAppointments, verdicts } = plan([CHAIR, head]);
    expect(verdicts.map(({ is }) => is)).toEqual(['created', 'created']);
    expect(newPeople).toMatchObject([{ subject: 'a1', name: 'A. Chair' }]);
    expect(newAppointments).toMatchObject([
      {
        role: 'COMMUNITY_CHAIR',
        scopeKind: 'COMMUNITY',
        scopeId: 'community-1',
        from: '2026-09-01',
        until: null,
      },
      { role: 'HEAD', scopeKind: 'SCHOOL', scopeId: 'school-1' },
    ]);
  });

  it('changes nothing the second time', () => {
    const { verdicts, ...changes } = plan([CHAIR], after([CHAIR]));
    expect(verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    expect(changes).toEqual({
      newPeople: [],
      changedPeople: [],
      newAppointments: [],
      changedAppointments: [],
      newEmployments: [],
      changedEmployments: [],
      diff: [],
    });
  });

  it('ends a role on its last day and leaves the others alone', () => {
    const { changedAppointments, verdicts } = plan(
      [{ ...CHAIR, lastDay: plainDate('2027-08-31') }],
      after([CHAIR]),
    );
    expect(verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(changedAppointments).toMatchObject([{ from: '2026-09-01', until: '2027-09-01' }]);
  });

  it('takes a new name without touching the role', () => {
    const { changedPeople, changedAppointments, verdicts } = plan(
      [{ ...CHAIR, name: 'B. Chair' }],
      after([CHAIR]),
    );
    expect(verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(changedPeople).toMatchObject([{ name: 'B. Chair' }]);
    expect(changedAppointments).toEqual([]);
  });

  it.each([
    ['scope_code', { scopeCode: 'C99' }],
    ['scope_code', { role: 'HEAD' as const }],
    ['scope_kind', { scopeKind: 'SCHOOL' as const }],
    ['to_date', { lastDay: plainDate('2026-08-31') }],
  ])('has a row rejected for its %s: %j', (column, difference) => {
    const { verdicts, newPeople } = plan([{ ...CHAIR, ...difference }]);
    expect(verdicts).toMatchObject([{ is: 'rejected', problems: [{ line: 2, column }] }]);
    expect(newPeople).toEqual([]);
  });

  it('has a row rejected that names the same account otherwise', () => {
    const { verdicts } = plan([
      CHAIR,
      { ...CHAIR, role: 'HEAD', scopeCode: '900001', name: 'Somebody else' },
    ]);
    expect(verdicts).toMatchObject([{ is: 'created' }, { is: 'rejected', problems: [{ column: 'name' }] }]);
  });
});
