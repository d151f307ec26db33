import { newId, plainDate, type PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import { rankedNeeds, type SenRecord } from '../domain/sen-record.js';
import type { ChildRowKey } from './child-row.sql.js';

const insertStatus = statement<{ id: string }>(
  'pupils.insert_sen_status',
  `insert into pupils.sen_status (authority_id, school_id, child_id, id, provision, valid)
   values ($1, $2, $3, $4, $5, daterange($6::date, null)) returning id`,
);

const insertNeed = statement<{ id: string }>(
  'pupils.insert_need',
  `insert into pupils.need (authority_id, school_id, child_id, id, type, rank, valid)
   values ($1, $2, $3, $4, $5, $6, daterange($7::date, null)) returning id`,
);

const closeStatus = statement<{ id: string }>(
  'pupils.close_sen_status',
  `update pupils.sen_status set valid = daterange(lower(valid), $4::date)
    where authority_id = $1 and school_id = $2 and child_id = $3 and upper_inf(valid) returning id`,
);

const closeNeeds = statement<{ id: string }>(
  'pupils.close_needs',
  `update pupils.need set valid = daterange(lower(valid), $4::date)
    where authority_id = $1 and school_id = $2 and child_id = $3 and upper_inf(valid) returning id`,
);

const latestStart = statement<{ since: string }>(
  'pupils.sen_record_since',
  `select lower(valid)::text as since from pupils.sen_status
    where authority_id = $1 and school_id = $2 and child_id = $3 and upper_inf(valid)`,
);

/** Since when the latest SEN record holds. Its needs hold since the same day. */
export async function senRecordSince(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
): Promise<PlainDate> {
  return plainDate((await tx.only(latestStart, [authorityId, schoolId, childId])).since);
}

/** Ends the latest SEN record before a day, which must come after its first. */
export async function closeSenRecord(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  day: PlainDate,
): Promise<void> {
  const values = [authorityId, schoolId, childId, day.toString()];
  await tx.only(closeStatus, values);
  await tx.all(closeNeeds, values);
}

/** Opens a SEN record from a day on. */
export async function openSenRecord(
  tx: Tx,
  { authorityId, schoolId, childId }: ChildRowKey,
  sen: SenRecord,
  from: PlainDate,
): Promise<void> {
  const child = [authorityId, schoolId, childId];
  await tx.only(insertStatus, [...child, newId(), sen.provision, from.toString()]);
  for (const { type, rank } of rankedNeeds(sen)) {
    await tx.only(insertNeed, [...child, newId(), type, rank, from.toString()]);
  }
}
