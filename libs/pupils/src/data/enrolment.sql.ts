import { newId, plainDate, type PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import type { OutOfCohort } from '../domain/year-group.js';
import type { ChildRowKey } from './child-row.sql.js';

const insertRow = statement<{ id: string }>(
  'pupils.insert_enrolment',
  `insert into pupils.enrolment (authority_id, school_id, child_id, id, valid, nc_year_override, override_reason)
   values ($1, $2, $3, $4, daterange($5::date, null), $6, $7) returning id`,
);

const latestRow = statement<{ first_day: string; last_day: string | null }>(
  'pupils.latest_enrolment',
  `select lower(valid)::text as first_day, (upper(valid) - 1)::text as last_day from pupils.enrolment
    where authority_id = $1 and school_id = $2 and child_id = $3 order by lower(valid) desc limit 1`,
);

const endRow = statement<{ id: string }>(
  'pupils.end_enrolment',
  `update pupils.enrolment set valid = daterange(lower(valid), $4::date, '[]')
    where authority_id = $1 and school_id = $2 and child_id = $3 and lower(valid) = $5::date returning id`,
);

/** The time a child is on roll, both days counted. */
export interface TimeOnRoll {
  readonly firstDay: PlainDate;
  readonly lastDay?: PlainDate;
}

/** Enters a child on roll from a day, with no end in sight. */
export async function insertEnrolment(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  from: PlainDate,
  outOfCohort: OutOfCohort | undefined,
): Promise<void> {
  const placed = [outOfCohort?.ncYear ?? null, outOfCohort?.reason ?? null];
  await tx.only(insertRow, [authorityId, schoolId, childId, newId(), from.toString(), ...placed]);
}

/** The latest time a child is on roll of its school. A registered child always has one. */
export async function latestEnrolment(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
): Promise<TimeOnRoll> {
  const { first_day: firstDay, last_day: lastDay } = await tx.only(latestRow, [
    authorityId,
    schoolId,
    childId,
  ]);
  return { firstDay: plainDate(firstDay), lastDay: lastDay === null ? undefined : plainDate(lastDay) };
}

/** Sets the last day of the enrolment that began on a day. */
export async function setLastDay(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  firstDay: PlainDate,
  lastDay: PlainDate,
): Promise<void> {
  await tx.only(endRow, [authorityId, schoolId, childId, lastDay.toString(), firstDay.toString()]);
}
