import { plainDate, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type {
  AgreementMethod,
  EngagementAgreement,
  EngagementBody,
  SignerRelation,
} from '../domain/engagement-agreement.js';
import type { NeedType } from '../domain/need-type.js';
import type { SenProvision, SenRecord } from '../domain/sen-record.js';
import type { OutOfCohort, OutOfCohortReason } from '../domain/year-group.js';
import type { StoredIdentity } from './identity-vault.js';

/** A child as stored: as of one day, the identity still sealed. */
export interface StoredChild {
  readonly id: string;
  readonly schoolId: string;
  readonly pseudonym: string;
  readonly version: number;
  /** The day the record is about: the one asked for, or the first on roll for a child who joins later. */
  readonly day: PlainDate;
  readonly firstDayOnRoll: PlainDate;
  readonly lastDayOnRoll?: PlainDate;
  readonly outOfCohort?: OutOfCohort;
  readonly sen?: SenRecord;
  readonly agreements: readonly EngagementAgreement[];
  readonly sealed: StoredIdentity;
}

interface ChildRow {
  readonly id: string;
  readonly school_id: string;
  readonly pseudonym: string;
  readonly version: number;
  readonly day: string;
  readonly first_day: string;
  readonly last_day: string | null;
  readonly nc_year_override: number | null;
  readonly override_reason: OutOfCohortReason | null;
  readonly provision: SenProvision | null;
  readonly primary_need: NeedType | null;
  readonly secondary_need: NeedType | null;
  readonly key_id: string;
  readonly sealed_given_name: Buffer;
  readonly sealed_family_name: Buffer;
  readonly sealed_date_of_birth: Buffer;
  readonly sealed_upn: Buffer | null;
  readonly agreements: readonly AgreementRow[];
}

interface AgreementRow {
  readonly id: string;
  readonly body: EngagementBody;
  readonly signer: SignerRelation;
  readonly method: AgreementMethod;
  readonly agreedOn: string;
  readonly withdrawnOn: string | null;
}

/** $1 authority, $2 the schools of the person asking, $3 the day. */
const ownChildren = `
  select c.id, c.authority_id, c.school_id, c.pseudonym, c.version from pupils.child c
   where c.authority_id = $1 and c.school_id = any ($2::uuid[])`;

/** The records of the children that `chosen` selects: it picks its rows first, so that a page joins no more than those. */
const recordsOf = (chosen: string, condition = 'true') => `
  select c.id, c.school_id, c.pseudonym, c.version, e.day::text as day,
         lower(e.valid)::text as first_day, (upper(e.valid) - 1)::text as last_day,
         e.nc_year_override, e.override_reason,
         s.provision, one.type as primary_need, two.type as secondary_need,
         i.key_id, i.sealed_given_name, i.sealed_family_name, i.sealed_date_of_birth, i.sealed_upn,
         a.agreements
    from (${chosen}) c
    join pupils.child_identity i on i.authority_id = c.authority_id and i.child_id = c.id
    join lateral (
         select n.valid, n.nc_year_override, n.override_reason, greatest($3::date, lower(n.valid)) as day
           from pupils.enrolment n
          where n.authority_id = c.authority_id and n.child_id = c.id
          order by n.valid @> $3::date desc, lower(n.valid) desc limit 1) e on true
    left join pupils.sen_status s on s.authority_id = c.authority_id and s.child_id = c.id and s.valid @> e.day
    left join pupils.need one
      on one.authority_id = c.authority_id and one.child_id = c.id and one.rank = 1 and one.valid @> e.day
    left join pupils.need two
      on two.authority_id = c.authority_id and two.child_id = c.id and two.rank = 2 and two.valid @> e.day
   cross join lateral (
         select coalesce(json_agg(json_build_object('id', g.id, 'body', g.body, 'signer', g.signer_relation,
                           'method', g.method, 'agreedOn', g.agreed_on, 'withdrawnOn', g.withdrawn_on)
                         order by g.agreed_on, g.id), '[]') as agreements
           from pupils.engagement_agreement g
          where g.authority_id = c.authority_id and g.child_id = c.id) a
   where ${condition} order by c.id`;

const onRollThenOrLater = `
     and exists (select from pupils.enrolment n
                  where n.authority_id = c.authority_id and n.child_id = c.id and n.valid && daterange($3::date, null))`;

const one = statement<ChildRow>('pupils.child', recordsOf(`${ownChildren} and c.id = $4`));

const page = statement<ChildRow>(
  'pupils.children_page',
  recordsOf(`${ownChildren} and c.school_id = $4 ${onRollThenOrLater}
     and c.id > coalesce($5::uuid, '00000000-0000-0000-0000-000000000000') order by c.id limit $6`),
);

const onRoll = statement<ChildRow>(
  'pupils.children_on_roll',
  recordsOf(`${ownChildren} and c.id = any ($4::uuid[])`, 'e.valid @> $3::date'),
);

const count = statement<{ children: number }>(
  'pupils.count_children',
  `select count(*)::integer as children from pupils.child c
    where c.authority_id = $1 and c.school_id = any ($2::uuid[]) and c.school_id = $4 ${onRollThenOrLater}`,
);

/** One child of the person's own schools; undefined for every other child, and for none. */
export async function findChild(
  tx: Tx,
  scope: DatabaseScope,
  childId: string,
  day: PlainDate,
): Promise<StoredChild | undefined> {
  const row = await tx.first(one, [...ownSchools(scope, day), childId]);
  return row && toStoredChild(row);
}

/** Where a page of a school's children starts and how long it is. */
export interface ChildrenPage {
  readonly schoolId: string;
  readonly rows: number;
  /** The id of the last child of the page before. */
  readonly afterId?: string;
}

/** Children on roll on the day or later, in the order in which they were registered: names are sealed and cannot sort. */
export async function childrenPage(
  tx: Tx,
  scope: DatabaseScope,
  day: PlainDate,
  { schoolId, rows, afterId }: ChildrenPage,
): Promise<readonly StoredChild[]> {
  const found = await tx.all(page, [...ownSchools(scope, day), schoolId, afterId ?? null, rows]);
  return found.map(toStoredChild);
}

/** How many children all pages together have. */
export async function countChildren(
  tx: Tx,
  scope: DatabaseScope,
  day: PlainDate,
  schoolId: string,
): Promise<number> {
  return (await tx.only(count, [...ownSchools(scope, day), schoolId])).children;
}

/** Those of the children named that are on roll of the person's own schools on the day. */
export async function childrenOnRoll(
  tx: Tx,
  scope: DatabaseScope,
  day: PlainDate,
  childIds: readonly string[],
): Promise<readonly StoredChild[]> {
  return (await tx.all(onRoll, [...ownSchools(scope, day), childIds])).map(toStoredChild);
}

function ownSchools({ authorityId, schoolIds }: DatabaseScope, day: PlainDate): unknown[] {
  return [authorityId, schoolIds, day.toString()];
}

function toStoredChild(row: ChildRow): StoredChild {
  return {
    id: row.id,
    schoolId: row.school_id,
    pseudonym: row.pseudonym,
    version: row.version,
    day: plainDate(row.day),
    firstDayOnRoll: plainDate(row.first_day),
    lastDayOnRoll: row.last_day === null ? undefined : plainDate(row.last_day),
    outOfCohort: toOutOfCohort(row),
    sen: toSenRecord(row),
    agreements: row.agreements.map(toAgreement),
    sealed: {
      keyId: row.key_id,
      givenName: row.sealed_given_name,
      familyName: row.sealed_family_name,
      dateOfBirth: row.sealed_date_of_birth,
      upn: row.sealed_upn,
    },
  };
}

function toOutOfCohort({
  nc_year_override: ncYear,
  override_reason: reason,
}: ChildRow): OutOfCohort | undefined {
  return ncYear === null || reason === null ? undefined : { ncYear, reason };
}

function toSenRecord({
  provision,
  primary_need: primary,
  secondary_need: secondary,
}: ChildRow): SenRecord | undefined {
  if (provision === null) return undefined;
  return { provision, primaryNeed: primary ?? undefined, secondaryNeed: secondary ?? undefined };
}

function toAgreement({ agreedOn, withdrawnOn, ...agreement }: AgreementRow): EngagementAgreement {
  return {
    ...agreement,
    agreedOn: plainDate(agreedOn),
    withdrawnOn: withdrawnOn === null ? undefined : plainDate(withdrawnOn),
  };
}
