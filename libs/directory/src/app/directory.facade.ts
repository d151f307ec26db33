import { AcademicYear, plainDate, type PlainDate, type SchoolTerm, type TermNumber } from '#kernel';
import type { Tx } from '#platform';
import type { CommunitySummary, SchoolSummary } from '../domain/summaries.js';
import {
  findCommunityRow,
  findSchoolRow,
  membershipOf,
  schoolIdsOfUrns,
  termsBetween,
} from '../data/facade.sql.js';

/** A school of the authority, or undefined where there is none with this id. */
export async function findSchool(
  tx: Tx,
  authorityId: string,
  schoolId: string,
): Promise<SchoolSummary | undefined> {
  return tx.first(findSchoolRow, [authorityId, schoolId]);
}

/** The schools of the authority by URN, earlier URNs included: for files of other rooms that name schools by it. */
export async function schoolIdsByUrn(tx: Tx, authorityId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await tx.all(schoolIdsOfUrns, [authorityId]);
  return new Map(rows.map(({ urn, schoolId }) => [urn, schoolId]));
}

/** A community of the authority, or undefined where there is none with this id. */
export async function findCommunity(
  tx: Tx,
  authorityId: string,
  communityId: string,
): Promise<CommunitySummary | undefined> {
  return tx.first(findCommunityRow, [authorityId, communityId]);
}

/** The community a school is a full member of on a day, or undefined where it is in none. */
export async function communityOfSchool(
  tx: Tx,
  authorityId: string,
  schoolId: string,
  on: PlainDate,
): Promise<CommunitySummary | undefined> {
  return tx.first(membershipOf, [authorityId, schoolId, on.toString()]);
}

/**
 * The terms that share a day with the period from `from` to `to` (both counted), earliest first: for each academic year
 * the school's own where it has set any, else the county's.
 */
export async function termsFor(
  tx: Tx,
  authorityId: string,
  schoolId: string,
  from: PlainDate,
  to: PlainDate,
): Promise<readonly SchoolTerm[]> {
  const rows = await tx.all(termsBetween, [authorityId, schoolId, from.toString(), to.toString()]);
  return rows.map((row) => ({
    academicYear: AcademicYear.parse(row.academic_year),
    number: row.number as TermNumber,
    startsOn: plainDate(row.starts_on),
    endsOn: plainDate(row.ends_on),
  }));
}
