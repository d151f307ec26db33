import type { PlainDate } from '#kernel';
import type { Tx } from '#platform';
import { KENT_AREA_BOARDS } from '../domain/kent-areas.js';
import { writeReturns } from '../import/census/census-importer.js';
import {
  newMemberships,
  writeCommunities,
  writePcnTies,
} from '../import/communities/communities-importer.js';
import type { PcnTie } from '../import/communities/known-communities.js';
import { writeLinks } from '../import/links/links.sql.js';
import { writeFigures } from '../import/measures/measures-importer.js';
import { writePcns } from '../import/pcns/pcns-importer.js';
import { writePeople } from '../import/people/people-importer.js';
import {
  createAuthority,
  createSchools,
  writeAreaBoards,
  writeDistricts,
  writeRegistrations,
  writeTrusts,
} from '../import/schools/schools.sql.js';
import { writeTerms } from '../import/terms/terms-importer.js';
import { demoAppointments } from './demo-appointments.js';
import { demoAuthority, type DemoAuthority } from './demo-authority.js';
import { DEMO_DISTRICTS } from './demo-districts.js';
import { demoId } from './demo-id.js';
import { demoMeasures } from './demo-measures.js';
import { beforeConversion, DEMO_TRUSTS } from './demo-schools.js';

export interface DemoOptions {
  /** The sign-in service that vouches for the demonstration people, as it names itself in its tokens. */
  readonly issuer: string;
  readonly today: PlainDate;
}

/** Rows of the demonstration do not come out of a file. */
const NO_IMPORT = null;

/**
 * Writes the demonstration authority, where the database does not have it yet, and gives back what was made up. Needs
 * the rights of the database's owner.
 */
export async function loadDemoAuthority(tx: Tx, { issuer, today }: DemoOptions): Promise<DemoAuthority> {
  const demo = demoAuthority(today);
  const created = await tx.first(createAuthority, [demo.id, demo.dfeCode, demo.name, null, true]);
  if (created === undefined) return demo;
  await loadPlaces(tx, demo);
  await loadSchools(tx, demo);
  await loadCommunities(tx, demo);
  await tx.all(writeTerms, [demo.id, JSON.stringify(demo.terms)]);
  await writePeople(tx, demo.id, demoAppointments(demo, issuer), 'demonstration');
  return demo;
}

async function loadPlaces(tx: Tx, { id, pcns }: DemoAuthority): Promise<void> {
  const districts = DEMO_DISTRICTS.map(({ gssCode, name, board }) => ({ code: gssCode, name, board }));
  await tx.all(writeAreaBoards, [id, withIds('area-board', KENT_AREA_BOARDS, ({ code }) => code)]);
  await tx.all(writeDistricts, [id, withIds('district', districts, ({ code }) => code)]);
  await tx.all(writeTrusts, [id, withIds('trust', DEMO_TRUSTS, ({ code }) => code)]);
  await tx.all(writePcns, [id, withIds('pcn', pcns, ({ odsCode }) => odsCode)]);
}

async function loadSchools(tx: Tx, { id, schools, censusOn }: DemoAuthority): Promise<void> {
  const current = schools.map(({ registration }) => registration);
  const before = current.flatMap((registration) => beforeConversion(registration) ?? []);
  const links = current.flatMap((registration) => {
    const predecessor = beforeConversion(registration);
    if (predecessor === undefined) return [];
    const [urn, linkUrn] = [registration.urn, predecessor.urn];
    return [{ urn, linkUrn, linkType: 'Predecessor', establishedOn: registration.openedOn }];
  });
  await tx.all(createSchools, [id, current.map(({ schoolId }) => schoolId)]);
  await tx.all(writeRegistrations, [id, JSON.stringify([...before, ...current]), NO_IMPORT]);
  await tx.all(writeLinks, [id, JSON.stringify(links)]);
  const returns = schools.map(({ census }) => census);
  await tx.all(writeReturns, [id, JSON.stringify(returns), censusOn.toString(), NO_IMPORT]);
  const figures = JSON.stringify(demoMeasures(schools));
  await tx.all(writeFigures, [id, figures, censusOn.toString(), NO_IMPORT]);
}

async function loadCommunities(tx: Tx, { id, communities, validFrom }: DemoAuthority): Promise<void> {
  const from = validFrom.toString();
  const range = { from, until: null };
  const ties: PcnTie[] = communities.map(({ code, pcnCode }) => ({ communityCode: code, pcnCode, ...range }));
  const memberships = communities.flatMap(({ code: communityCode, schoolIds }) =>
    schoolIds.map((schoolId) => {
      const id = demoId('membership', schoolId);
      return { id, communityCode, schoolId, role: 'MEMBER', ...range };
    }),
  );
  await tx.all(writeCommunities, [
    id,
    JSON.stringify(communities.map((community) => ({ ...community, from }))),
  ]);
  await tx.all(writePcnTies, [id, JSON.stringify(ties)]);
  await tx.all(newMemberships, [id, JSON.stringify(memberships), NO_IMPORT]);
}

function withIds<T extends object>(kind: string, things: readonly T[], keyOf: (thing: T) => string): string {
  return JSON.stringify(things.map((thing) => ({ id: demoId(kind, keyOf(thing)), ...thing })));
}
