import { describe, expect, it } from '@jest/globals';
import { AcademicYear, isId, plainDate } from '#kernel';
import { demoAppointments } from './demo-appointments.js';
import { demoAuthority } from './demo-authority.js';
import { beforeConversion } from './demo-schools.js';
import { demoTerms, termsByRule } from './demo-terms.js';

const TODAY = plainDate('2026-11-23');
const demo = demoAuthority(TODAY);
const schools = demo.schools.map(({ registration }) => registration);

describe('The demonstration authority', () => {
  it('is the same every time, ids included', () => {
    expect(demoAuthority(TODAY)).toEqual(demo);
    expect(demo.id).toBe('accaaac1-b363-8ef9-85d9-6f4710926017');
  });

  it('cannot be mistaken for a real one: its name, its code, its schools and their URNs say so', () => {
    expect(demo.name).toContain('made-up');
    expect(demo.dfeCode).toBe('999');
    expect(schools.filter(({ name }) => !/^Demo \w+ [\w-]+ School \d{3}$/.test(name))).toEqual([]);
    expect(schools.filter(({ urn }) => urn < 900_000)).toEqual([]);
  });

  it('has 53 communities of C01 to C53 over the twelve districts, six without a secondary school', () => {
    expect(demo.communities.map(({ code }) => code)).toEqual(
      Array.from({ length: 53 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`),
    );
    expect(new Set(schools.map(({ districtCode }) => districtCode)).size).toBe(12);
    const secondary = new Set(
      schools.filter(({ phase }) => phase !== 'PRIMARY').map(({ schoolId }) => schoolId),
    );
    const without = demo.communities.filter(({ schoolIds }) => !schoolIds.some((id) => secondary.has(id)));
    expect(without).toHaveLength(6);
  });

  it('puts each school into exactly one community, of its own district', () => {
    const placed = demo.communities.flatMap(({ schoolIds }) => schoolIds);
    expect(placed.toSorted()).toEqual(schools.map(({ schoolId }) => schoolId).toSorted());
    for (const { schoolIds } of demo.communities) {
      const own = schools.filter(({ schoolId }) => schoolIds.includes(schoolId));
      expect(new Set(own.map(({ districtCode }) => districtCode)).size).toBe(1);
      expect(own.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('has the totals of Kent: 563 schools and 245,063 pupils, 2.9 % with a plan, 12.7 % on SEN Support', () => {
    const total = (count: 'pupils' | 'ehcp' | 'senSupport' | 'fsm') =>
      demo.schools.reduce((sum, { census }) => sum + (census[count] ?? 0), 0);
    expect(schools).toHaveLength(563);
    expect(total('pupils')).toBe(245_063);
    expect(total('ehcp') / total('pupils')).toBeCloseTo(0.029, 3);
    expect(total('senSupport') / total('pupils')).toBeCloseTo(0.127, 3);
    expect(total('fsm') / total('pupils')).toBeCloseTo(0.243, 3);
    const impossible = demo.schools.filter(
      ({ census }) =>
        (census.ehcp ?? 0) + (census.senSupport ?? 0) > census.pupils || (census.fsm ?? 0) > census.pupils,
    );
    expect(impossible).toEqual([]);
  });

  it('has no id twice, and every id is one the service takes', () => {
    const ids = [
      demo.id,
      ...schools.map(({ schoolId }) => schoolId),
      ...demo.communities.map(({ id }) => id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !isId(id))).toEqual([]);
  });

  it('has schools that converted, with the URN they had before', () => {
    const before = schools.flatMap((school) => beforeConversion(school) ?? []);
    expect(before.length).toBeGreaterThanOrEqual(5);
    const urns = [...schools, ...before].map(({ urn }) => urn);
    expect(new Set(urns).size).toBe(urns.length);
  });

  it('gives every demonstration person a place', () => {
    const { newPeople, newAppointments } = demoAppointments(demo, 'http://127.0.0.1:4000/dev');
    expect(newPeople.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'chair',
        'vice-chair',
        'senco',
        'head',
        'maker',
        'checker',
        'moderator',
        'auditor',
        'chair-conflicted',
      ]),
    );
    const places = new Set([demo.id, ...demo.communities.flatMap(({ id, schoolIds }) => [id, ...schoolIds])]);
    expect(newAppointments.filter(({ scopeId }) => !places.has(scopeId))).toEqual([]);
  });

  it.each([
    ['2026-11-23', '2026-01-15'],
    ['2027-01-20', '2026-01-15'],
    ['2027-01-21', '2027-01-21'],
  ])('on %s has the census of %s, the third Thursday of January', (today, census) => {
    expect(demoAuthority(plainDate(today)).censusOn.toString()).toBe(census);
  });
});

describe('The demonstration calendar', () => {
  const terms = demoTerms();

  it('has six terms in order in every year from 2024-25 to 2040-41', () => {
    expect(terms).toHaveLength(17 * 6);
    terms.forEach(({ startsOn, endsOn }, at) => {
      expect(startsOn < endsOn).toBe(true);
      expect(endsOn < (terms[at + 1]?.startsOn ?? '9999')).toBe(true);
    });
  });

  it('keeps the published days where there are any', () => {
    expect(
      terms.find(({ academicYear, number }) => academicYear === '2025-26' && number === 2),
    ).toMatchObject({
      startsOn: '2025-10-27',
      endsOn: '2025-12-19',
    });
  });

  it('makes later years by a rule that gives the published days of a year with a late Easter and one with an early', () => {
    const published = (year: string) =>
      terms
        .filter(({ academicYear }) => academicYear === year)
        .map(({ startsOn, endsOn }) => [startsOn, endsOn]);
    const byRule = (year: string) => termsByRule(AcademicYear.parse(year));
    expect(byRule('2024-25')).toEqual(published('2024-25'));
    // The school of 2026-27 breaks up one day after its 190th.
    expect(byRule('2026-27').slice(0, 5)).toEqual(published('2026-27').slice(0, 5));
  });

  it('breaks up in the second half of July in every year made by rule', () => {
    const last = terms.filter(({ academicYear, number }) => number === 6 && academicYear > '2026-27');
    expect(last.filter(({ endsOn }) => !/-07-(1[6-9]|2\d)$/.test(endsOn))).toEqual([]);
  });
});
