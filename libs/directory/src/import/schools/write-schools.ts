import { newId } from '#kernel';
import type { Tx } from '#platform';
import { KENT_AREA_BOARDS, KENT_DFE_CODE, KENT_DISTRICTS } from '../../domain/kent-areas.js';
import { isOpen } from '../../domain/school-status.js';
import type { ImportSetting } from '../importer.js';
import type { NamedThing } from './named-things.js';
import type { SchoolChanges } from './plan-schools.js';
import type { Registration } from './registration.js';
import {
  createSchools,
  writeAreaBoards,
  writeDistricts,
  writeRegistrations,
  writeTrusts,
} from './schools.sql.js';

/** Writes the changes of a register file: a handful of statements, however many schools there are. */
export async function writeSchools(
  tx: Tx,
  { authorityId, authorityCode, importId }: ImportSetting,
  { newSchoolIds, registrations, trusts, districts }: SchoolChanges,
): Promise<void> {
  const isKent = authorityCode === KENT_DFE_CODE;
  if (isKent) await tx.all(writeAreaBoards, [authorityId, asRows(KENT_AREA_BOARDS)]);
  await tx.all(writeDistricts, [authorityId, asRows(isKent ? districts.map(withBoard) : districts)]);
  await tx.all(writeTrusts, [authorityId, asRows(trusts)]);
  await tx.all(createSchools, [authorityId, newSchoolIds]);
  // A URN closes before its successor opens: a school has one open URN at any moment.
  const [open, shut] = partition(registrations);
  for (const group of [shut, open]) {
    await tx.all(writeRegistrations, [authorityId, JSON.stringify(group), importId]);
  }
}

function partition(registrations: readonly Registration[]): [Registration[], Registration[]] {
  return [
    registrations.filter(({ status }) => isOpen(status)),
    registrations.filter(({ status }) => !isOpen(status)),
  ];
}

function withBoard(district: NamedThing): NamedThing & { board?: string } {
  return { ...district, board: KENT_DISTRICTS.find(({ gssCode }) => gssCode === district.code)?.board };
}

function asRows(things: readonly object[]): string {
  return JSON.stringify(things.map((thing) => ({ id: newId(), ...thing })));
}
