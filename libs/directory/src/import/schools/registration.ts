import type { SchoolPhase } from '../../domain/school-phase.js';
import type { SchoolStatus } from '../../domain/school-status.js';
import type { SchoolsRow } from './schools-columns.js';

/** What the register says about a school under one URN, in the form it is stored and compared in. Dates are ISO text. */
export interface RegisterEntry {
  readonly urn: number;
  readonly laestab: number | null;
  readonly ukprn: number | null;
  readonly name: string;
  readonly typeCode: string;
  readonly typeName: string;
  readonly mainstream: boolean;
  readonly maintained: boolean;
  readonly phase: SchoolPhase;
  readonly status: SchoolStatus;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly lowAge: number | null;
  readonly highAge: number | null;
  readonly postcode: string | null;
  readonly hasResourcedProvision: boolean;
  readonly districtCode: string | null;
  readonly trustUid: string | null;
}

/** An entry and the school it belongs to. */
export interface Registration extends RegisterEntry {
  readonly schoolId: string;
}

/** How people call the facts of an entry, in the order they are shown. */
const LABELS: Readonly<Record<Exclude<keyof RegisterEntry, 'urn'>, string>> = {
  name: 'name',
  status: 'status',
  typeName: 'type',
  typeCode: 'type code',
  phase: 'phase',
  mainstream: 'mainstream',
  maintained: 'maintained',
  trustUid: 'trust',
  districtCode: 'district',
  openedOn: 'opened',
  closedOn: 'closed',
  lowAge: 'lowest age',
  highAge: 'highest age',
  hasResourcedProvision: 'resourced provision',
  laestab: 'DfE number',
  ukprn: 'UKPRN',
  postcode: 'postcode',
};

const FACTS = Object.keys(LABELS) as (keyof typeof LABELS)[];

/** What differs between two entries, in words: "status OPEN → CLOSED". Empty where nothing does. */
export function differences(before: RegisterEntry, after: RegisterEntry): string[] {
  return FACTS.filter((fact) => before[fact] !== after[fact]).map(
    (fact) => `${LABELS[fact]} ${before[fact] ?? 'none'} → ${after[fact] ?? 'none'}`,
  );
}

/** The words with which the register says that a school has no places funded for special needs. */
const NO_PROVISION = new Set(['', 'not applicable', 'none']);

export function toRegisterEntry(row: SchoolsRow): RegisterEntry {
  return {
    urn: row.urn,
    laestab:
      row.establishmentNumber === null ? null : Number(row.authorityCode) * 10_000 + row.establishmentNumber,
    ukprn: row.ukprn,
    name: row.name,
    typeCode: row.type.code,
    typeName: row.typeName,
    mainstream: row.type.kind === 'MAINSTREAM',
    maintained: row.type.maintained,
    phase: row.phase ?? 'NOT_APPLICABLE',
    status: row.status,
    openedOn: row.openedOn?.toString() ?? null,
    closedOn: row.closedOn?.toString() ?? null,
    lowAge: row.lowAge,
    highAge: row.highAge,
    postcode: row.postcode,
    hasResourcedProvision: !NO_PROVISION.has((row.resourcedProvision ?? '').toLowerCase()),
    districtCode: row.districtCode,
    trustUid: row.trustUid,
  };
}
