import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#kernel';
import type { KnownPeople } from './known-people.js';
import { PEOPLE_COLUMNS, type PeopleRow } from './people-columns.js';
import { planPeople } from './plan-people.js';

const CHAIR: PeopleRow = {
  ...{ issuer: 'https://sign-in.example', subject: 'a1', name: 'A. Chair', employer: null },
  ...{ role: 'COMMUNITY_CHAIR', scopeKind: null, scopeCode: 'C01' },
  ...{ from: plainDate('2026-09-01'), lastDay: null },
  ...{ employerUrns: null, governorUrns: null, trustUids: null, employedFrom: null, employedTo: null },
};

const NOBODY: KnownPeople = {
  ...{ people: [], appointments: [], employments: [] },
  places: [
    { kind: 'COMMUNITY', code: 'C01', id: 'community-1' },
    { kind: 'SCHOOL', code: '900001', id: 'school-1' },
    { kind: 'SCHOOL', code: '900101', id: 'school-1' },
    { kind: 'SCHOOL', code: '900002', id: 'school-2' },
    { kind: 'TRUST', code: '5001', id: 'trust-1' },
  ],
};

function plan(rows: Partial<PeopleRow>[], known = NOBODY) {
  let ids = known.employments.length * 100;
  return planPeople(
    rows.map((row, at) => ({ line: at + 2, row: { ...CHAIR, ...row } })),
    known,
    () => `new-${(ids += 1)}`,
  );
}

function after(...rows: Partial<PeopleRow>[]): KnownPeople {
  const { newPeople, newAppointments, newEmployments } = plan(rows);
  return { ...NOBODY, people: newPeople, appointments: newAppointments, employments: newEmployments };
}

const AT_ONE = { employerUrns: [900_001] };

describe('A row that says whom the person works for', () => {
  it('enters each school and trust, from the first day of the role where it gives no other', () => {
    const { newEmployments, verdicts } = plan([
      { employerUrns: [900_001, 900_002], governorUrns: [900_001], trustUids: ['5001'] },
    ]);
    const since = { from: '2026-09-01', until: null };
    expect(newEmployments).toMatchObject([
      { kind: 'EMPLOYEE', employerId: 'school-1', ...since },
      { kind: 'EMPLOYEE', employerId: 'school-2', ...since },
      { kind: 'GOVERNOR', employerId: 'school-1', ...since },
      { kind: 'TRUST', employerId: 'trust-1', ...since },
    ]);
    expect(verdicts).toEqual([{ line: 2, is: 'created' }]);
  });

  it('takes the first and the last day it gives', () => {
    const days = { employedFrom: plainDate('2020-01-01'), employedTo: plainDate('2027-08-31') };
    const { newEmployments } = plan([{ ...AT_ONE, ...days }]);
    expect(newEmployments).toMatchObject([{ from: '2020-01-01', until: '2027-09-01' }]);
  });

  it('knows a school by each of its URNs', () => {
    expect(plan([{ employerUrns: [900_001, 900_101] }]).newEmployments).toHaveLength(1);
  });

  it('changes nothing the second time', () => {
    const { verdicts, ...changes } = plan([AT_ONE], after(AT_ONE));
    expect(verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    expect(changes).toMatchObject({ newEmployments: [], changedEmployments: [], diff: [] });
  });

  it('changes the person who was known without it', () => {
    const { verdicts, newEmployments } = plan([AT_ONE], after({}));
    expect(verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(newEmployments).toHaveLength(1);
  });

  it('ends it on the last day given, and a row that is silent ends nothing', () => {
    const ended = plan([{ ...AT_ONE, employedTo: plainDate('2026-12-31') }], after(AT_ONE));
    expect(ended.changedEmployments).toMatchObject([{ from: '2026-09-01', until: '2027-01-01' }]);
    expect(plan([{}], after(AT_ONE)).changedEmployments).toEqual([]);
  });

  it('never shortens it where a later role gives no dates', () => {
    const known = after({ ...AT_ONE, employedFrom: plainDate('2020-01-01') });
    const later = { ...AT_ONE, from: plainDate('2027-09-01') };
    expect(plan([later], known)).toMatchObject({ newEmployments: [], changedEmployments: [] });
  });

  it('leaves an end that is known where it gives none', () => {
    const known = after({ ...AT_ONE, employedTo: plainDate('2027-08-31') });
    const earlier = plan([{ ...AT_ONE, employedFrom: plainDate('2020-01-01') }], known);
    expect(earlier.changedEmployments).toMatchObject([{ from: '2020-01-01', until: '2027-09-01' }]);
  });

  it.each([
    ['employer_urn', { employerUrns: [900_009] }],
    ['governor_urn', { governorUrns: [900_001, 900_009] }],
    ['trust_uid', { trustUids: ['900001'] }],
    ['employed_from', { employedFrom: plainDate('2026-09-01') }],
    ['employed_to', { employedTo: plainDate('2026-09-01') }],
    ['employed_to', { ...AT_ONE, employedTo: plainDate('2026-08-31') }],
  ])('is rejected for its %s: %j', (column, difference) => {
    const { verdicts, newPeople, newEmployments } = plan([difference]);
    expect(verdicts).toMatchObject([{ is: 'rejected', problems: [{ line: 2, column }] }]);
    expect([newPeople, newEmployments]).toEqual([[], []]);
  });

  it('is rejected where it would join two times at the same school that are known', () => {
    const [first, second] = [plainDate('2020-01-01'), plainDate('2022-01-01')];
    const known = after({ ...AT_ONE, employedFrom: first, employedTo: first });
    const again = plan([{ ...AT_ONE, employedFrom: second }], known);
    expect(again.newEmployments).toMatchObject([{ from: '2022-01-01' }]);
    const both = { ...known, employments: [...known.employments, ...again.newEmployments] };
    const { verdicts } = plan([{ ...AT_ONE, employedFrom: first }], both);
    expect(verdicts).toMatchObject([{ is: 'rejected', problems: [{ column: 'employed_from' }] }]);
  });
});

describe('A cell of employers', () => {
  it('holds one or several, parted by spaces, commas or semicolons', () => {
    expect(PEOPLE_COLUMNS.employerUrns.read('118254; 118255,118256')).toEqual({
      ok: true,
      value: [118_254, 118_255, 118_256],
    });
    expect(PEOPLE_COLUMNS.trustUids.read('5001')).toEqual({ ok: true, value: ['5001'] });
  });

  it('is not read where one of them cannot be', () => {
    expect(PEOPLE_COLUMNS.employerUrns.read('118254 Heron Primary').ok).toBe(false);
    expect(PEOPLE_COLUMNS.employerUrns.read(';').ok).toBe(false);
  });
});
