import { describe, expect, it } from '@jest/globals';
import { establishmentType } from '../../domain/establishment-type.js';
import { planSchools, type KnownSchools } from './plan-schools.js';
import { toRegisterEntry, type Registration } from './registration.js';
import type { SchoolsRow } from './schools-columns.js';

const community = establishmentType('01');
if (community === undefined) throw new Error('Community schools are known.');

const HERON: SchoolsRow = {
  urn: 900_001,
  authorityCode: '999',
  authorityName: 'Testshire',
  establishmentNumber: 2001,
  name: 'Heron Primary School',
  type: community,
  typeName: 'Community school',
  status: 'OPEN',
  openedOn: null,
  closedOn: null,
  phase: 'PRIMARY',
  lowAge: 4,
  highAge: 11,
  trustUid: '77',
  trustName: 'The Heron Trust',
  ukprn: null,
  postcode: null,
  resourcedProvision: 'Not applicable',
  districtCode: 'E07000106',
  districtName: 'Canterbury',
  authorityGssCode: null,
};

function entry(row: SchoolsRow, schoolId: string): Registration {
  return { ...toRegisterEntry(row), schoolId };
}

function known(...registrations: Registration[]): KnownSchools {
  return {
    registrations: new Map(registrations.map((registration) => [registration.urn, registration])),
    trusts: new Map([['77', 'The Heron Trust']]),
    districts: new Map([['E07000106', 'Canterbury']]),
  };
}

const NOTHING: KnownSchools = { registrations: new Map(), trusts: new Map(), districts: new Map() };

function plan(rows: SchoolsRow[], there: KnownSchools) {
  let ids = 0;
  return planSchools(
    rows.map((row, at) => ({ line: at + 2, row })),
    there,
    () => `new-${(ids += 1)}`,
  );
}

describe('A register of schools', () => {
  it('makes a school of each new URN, and its trust and district where they are new too', () => {
    const { changes, verdicts, diff } = plan([HERON], NOTHING);
    expect(verdicts).toEqual([{ line: 2, is: 'created' }]);
    expect(changes.newSchoolIds).toEqual(['new-1']);
    expect(changes.registrations).toEqual([
      expect.objectContaining({ urn: 900_001, schoolId: 'new-1', laestab: 9_992_001, mainstream: true }),
    ]);
    expect(changes.trusts).toEqual([{ code: '77', name: 'The Heron Trust' }]);
    expect(changes.districts).toEqual([{ code: 'E07000106', name: 'Canterbury' }]);
    expect(diff).toEqual(['new      900001 Heron Primary School (PRIMARY, OPEN)']);
  });

  it('changes nothing the second time', () => {
    const { changes, verdicts, diff } = plan([HERON], known(entry(HERON, 's1')));
    expect(verdicts).toEqual([{ line: 2, is: 'unchanged' }]);
    expect(changes).toEqual({ newSchoolIds: [], registrations: [], trusts: [], districts: [] });
    expect(diff).toEqual([]);
  });

  it('says what is different about a school it knows, and keeps its identity', () => {
    const closed: SchoolsRow = { ...HERON, status: 'CLOSED', name: 'Old Heron' };
    const { changes, verdicts, diff } = plan([closed], known(entry(HERON, 's1')));
    expect(verdicts).toEqual([{ line: 2, is: 'changed' }]);
    expect(changes.registrations[0]?.schoolId).toBe('s1');
    expect(diff).toEqual([
      'changed  900001 Old Heron: name Heron Primary School → Old Heron; status OPEN → CLOSED',
    ]);
  });

  it('takes nothing away: a school missing from the file is in no change', () => {
    const wren = { ...HERON, urn: 900_002, name: 'Wren' };
    const { changes } = plan([HERON], known(entry(HERON, 's1'), entry(wren, 's2')));
    expect(changes.registrations).toEqual([]);
  });

  it('keeps the spelling of a trust that the file uses somewhere, and takes a new one where it does not', () => {
    const otherwise = { ...HERON, urn: 900_002, trustName: 'Heron Trust' };
    const there = known(entry(HERON, 's1'), entry(otherwise, 's2'));
    expect(plan([otherwise, HERON], there).changes.trusts).toEqual([]);
    const renamed = plan([{ ...HERON, trustName: 'Stork Trust' }], known(entry(HERON, 's1')));
    expect(renamed.changes.trusts).toEqual([{ code: '77', name: 'Stork Trust' }]);
    expect(renamed.verdicts).toEqual([{ line: 2, is: 'changed' }]);
  });

  it('sees places funded for special needs, and that "Not applicable" is none', () => {
    const unit = { ...HERON, resourcedProvision: 'Resourced provision and SEN unit' };
    expect(toRegisterEntry(unit).hasResourcedProvision).toBe(true);
    expect(toRegisterEntry(HERON).hasResourcedProvision).toBe(false);
    expect(toRegisterEntry({ ...HERON, resourcedProvision: null }).hasResourcedProvision).toBe(false);
  });
});

describe('A school under two URNs', () => {
  const old = entry(HERON, 's1');
  const academy: SchoolsRow = { ...HERON, urn: 900_101, status: 'PROPOSED_TO_OPEN' };

  it('goes over to the new one when the old one closes in the same file', () => {
    const rows: SchoolsRow[] = [
      { ...academy, status: 'OPEN' },
      { ...HERON, status: 'CLOSED' },
    ];
    const { verdicts } = plan(rows, known(old, entry(academy, 's1')));
    expect(verdicts.map(({ is }) => is)).toEqual(['changed', 'changed']);
  });

  it('does not open the new one while the old one is open', () => {
    const { verdicts, changes } = plan([{ ...academy, status: 'OPEN' }], known(old, entry(academy, 's1')));
    expect(verdicts).toEqual([
      {
        line: 2,
        is: 'rejected',
        problems: [
          {
            line: 2,
            column: 'EstablishmentStatus (code)',
            reason: 'The same school is still open under URN 900001.',
          },
        ],
      },
    ]);
    expect(changes.registrations).toEqual([]);
  });
});
