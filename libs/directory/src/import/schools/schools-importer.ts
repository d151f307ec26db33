import { newId } from '#kernel';
import type { Tx } from '#platform';
import { establishmentType } from '../../domain/establishment-type.js';
import type { SchoolPhase } from '../../domain/school-phase.js';
import { isOpen } from '../../domain/school-status.js';
import type { Importer, ImportSetting } from '../importer.js';
import type { ReadRow } from '../row-verdict.js';
import { planSchools, type KnownSchools } from './plan-schools.js';
import { allDistricts, allRegistrations, allTrusts, createAuthority } from './schools.sql.js';
import { SCHOOLS_COLUMNS, type SchoolsRow } from './schools-columns.js';
import { writeSchools } from './write-schools.js';

/** The register of schools. The first import of an authority creates the authority, under the name the file gives. */
export const schoolsImporter: Importer<typeof SCHOOLS_COLUMNS> = {
  columns: SCHOOLS_COLUMNS,

  leaveOut: (authorityCode) => (cells) => {
    if (Number(cells.authorityCode) !== Number(authorityCode))
      return 'The school belongs to another authority.';
    if (establishmentType(cells.type)?.kind !== 'OUT_OF_SCOPE') return undefined;
    return "Not a state-funded school or nursery (independent school, college, children's centre and the like).";
  },

  async plan(tx, rows, setting) {
    const known = await load(tx, setting.authorityId);
    const { changes, verdicts, diff } = planSchools(rows, known, newId);
    return {
      verdicts,
      diff,
      notes: [openSchoolsInWords(rows), ...missingFromFile(rows, known)],
      prepare: (writing) => createAuthorityOf(writing, rows, setting),
      write: (writing) => writeSchools(writing, setting, changes),
    };
  },
};

async function load(tx: Tx, authorityId: string): Promise<KnownSchools> {
  const registrations = await tx.all(allRegistrations, [authorityId]);
  const trusts = await tx.all(allTrusts, [authorityId]);
  const districts = await tx.all(allDistricts, [authorityId]);
  return {
    registrations: new Map(registrations.map((registration) => [registration.urn, registration])),
    trusts: new Map(trusts.map(({ code, name }) => [code, name])),
    districts: new Map(districts.map(({ code, name }) => [code, name])),
  };
}

async function createAuthorityOf(tx: Tx, rows: Rows, setting: ImportSetting): Promise<void> {
  const row = rows[0]?.row;
  const name = row?.authorityName;
  await tx.all(createAuthority, [
    setting.authorityId,
    setting.authorityCode,
    name,
    row?.authorityGssCode,
    false,
  ]);
}

type Rows = readonly ReadRow<SchoolsRow>[];

/** All-through schools count as secondary, as in the DfE's statistics; middle schools are named apart. */
function openSchoolsInWords(rows: Rows): string {
  const phases = rows
    .filter(({ row }) => isOpen(row.status) && row.type.kind === 'MAINSTREAM')
    .map(({ row }) => row.phase);
  const count = (...wanted: readonly SchoolPhase[]) =>
    phases.filter((phase) => phase && wanted.includes(phase)).length;
  const parts = [
    `${count('PRIMARY')} primary`,
    `${count('SECONDARY', 'ALL_THROUGH')} secondary (${count('ALL_THROUGH')} of them all-through)`,
    `${count('MIDDLE')} middle`,
  ];
  return `Open mainstream schools in the file: ${phases.length}, of which ${parts.join(', ')}.`;
}

const MOST_NAMED = 20;

function missingFromFile(rows: Rows, { registrations }: KnownSchools): string[] {
  const inFile = new Set(rows.map(({ row }) => row.urn));
  const missing = [...registrations.values()].filter(({ urn, status }) => isOpen(status) && !inFile.has(urn));
  if (missing.length === 0) return [];
  const named = missing.slice(0, MOST_NAMED).map(({ urn, name }) => `${urn} ${name}`);
  const more = missing.length > MOST_NAMED ? ' and others' : '';
  return [
    `${missing.length} open schools of the directory are not in this file and stay as they are: ${named.join('; ')}${more}.`,
  ];
}
