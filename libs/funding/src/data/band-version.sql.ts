import { pence, plainDate, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { BandBasis } from '../domain/band-value.js';
import type { StoredVersionState, Worth } from '../domain/band-version.js';

/** What a version makes of one band. Plain values: stored as the answer to an idempotent command. */
export interface BandChange {
  readonly bandId: string;
  readonly code: string;
  readonly label: string;
  /** What is in force the day before the version begins; null where nothing is. */
  readonly before: Worth | null;
  readonly after: Worth;
}

/** A version of a band scheme. Dates and instants as ISO text. */
export interface BandVersion {
  readonly id: string;
  readonly schemeId: string;
  readonly schemeCode: string;
  readonly basis: BandBasis;
  readonly number: number;
  readonly validFrom: string;
  /** The first day of the next approved version; null while there is none. */
  readonly nextFrom: string | null;
  readonly upliftBasisPoints: number | null;
  readonly note: string;
  readonly state: StoredVersionState;
  readonly version: number;
  /** Another version of the scheme was approved after this one was written, so it may build on values of the past. */
  readonly isOvertaken: boolean;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly simulatedByName: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  readonly changes: readonly BandChange[];
}

export interface NewBandVersion {
  readonly id: string;
  readonly schemeId: string;
  readonly validFrom: PlainDate;
  readonly upliftBasisPoints: number | null;
  readonly note: string;
  readonly values: readonly (Worth & { readonly bandId: string })[];
}

interface WorthJson {
  lowest: string;
  highest: string | null;
}

type VersionRow = Omit<BandVersion, 'changes'> & {
  changes: { bandId: string; code: string; label: string; before: WorthJson | null; after: WorthJson }[];
};

const VERSIONS = `
  select v.id, v.scheme_id as "schemeId", s.code as "schemeCode", s.basis, v.number, v.valid_from::text as "validFrom",
         (select min(n.valid_from)::text from funding.band_version n where n.authority_id = v.authority_id
           and n.scheme_id = v.scheme_id and n.state = 'APPROVED' and n.valid_from > v.valid_from) as "nextFrom",
         v.uplift_basis_points as "upliftBasisPoints", v.note, v.state, v.version,
         v.state <> 'APPROVED' and exists (select from funding.band_version n where n.authority_id = v.authority_id
           and n.scheme_id = v.scheme_id and n.approved_at > v.drafted_at) as "isOvertaken", v.drafted_by as "draftedBy",
         drafter.display_name as "draftedByName", simulator.display_name as "simulatedByName",
         approver.display_name as "approvedByName", to_json(v.approved_at) #>> '{}' as "approvedAt",
         (select json_agg(json_build_object('bandId', b.id, 'code', b.code, 'label', b.label,
                   'after', json_build_object('lowest', w.lowest_pence::text, 'highest', w.highest_pence::text),
                   'before', case when old.id is not null then
                     json_build_object('lowest', old.lowest_pence::text, 'highest', old.highest_pence::text) end)
                   order by b.area_of_need nulls first, b.level, b.code)
            from funding.band_version_value w
            join funding.band b on b.authority_id = w.authority_id and b.id = w.band_id
            left join funding.band_value old on old.authority_id = w.authority_id and old.band_id = w.band_id
                 and old.valid @> v.valid_from - 1
           where w.authority_id = v.authority_id and w.version_id = v.id) as changes
    from funding.band_version v
    join funding.band_scheme s on s.authority_id = v.authority_id and s.id = v.scheme_id
    join access.person drafter on drafter.authority_id = v.authority_id and drafter.id = v.drafted_by
    left join access.person simulator on simulator.authority_id = v.authority_id and simulator.id = v.simulated_by
    left join access.person approver on approver.authority_id = v.authority_id and approver.id = v.approved_by`;

const one = statement<VersionRow>(
  'funding.band_version',
  `${VERSIONS} where v.authority_id = $1 and v.id = $2`,
);
const ofScheme = statement<VersionRow>(
  'funding.band_versions',
  `${VERSIONS} where v.authority_id = $1 and s.code = $2 order by v.number desc`,
);

const lockSiblings = statement<{ id: string }>(
  'funding.lock_band_versions',
  `select o.id from funding.band_version v
     join funding.band_version o on o.authority_id = v.authority_id and o.scheme_id = v.scheme_id
    where v.authority_id = $1 and v.id = $2 order by o.id for no key update of o`,
);

const insertRow = statement<{ id: string }>(
  'funding.draft_band_version',
  `insert into funding.band_version
     (authority_id, id, scheme_id, number, valid_from, uplift_basis_points, note, drafted_by)
   select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7
     from funding.band_version where authority_id = $1 and scheme_id = $3
   on conflict on constraint uq_band_version_number do nothing returning id`,
);
const insertValues = statement<never>(
  'funding.draft_band_version_values',
  `insert into funding.band_version_value (authority_id, version_id, band_id, lowest_pence, highest_pence)
   select $1, $2, given."bandId", given.lowest, given.highest
     from jsonb_to_recordset($3::jsonb) as given ("bandId" uuid, lowest bigint, highest bigint)`,
);
const simulated = statement<{ id: string }>(
  'funding.simulate_band_version',
  `update funding.band_version set state = 'SIMULATED', simulated_by = $3, simulated_at = clock_timestamp(),
     version = version + 1 where authority_id = $1 and id = $2 returning id`,
);
const approved = statement<{ id: string }>(
  'funding.approve_band_version',
  `update funding.band_version set state = 'APPROVED', approved_by = $3, approved_at = clock_timestamp(),
     version = version + 1 where authority_id = $1 and id = $2 returning id`,
);
const endRunning = statement<never>(
  'funding.end_band_values',
  `update funding.band_value v set valid = daterange(lower(v.valid), n.valid_from)
     from funding.band_version n
     join funding.band_version_value w on w.authority_id = n.authority_id and w.version_id = n.id
    where n.authority_id = $1 and n.id = $2 and v.authority_id = $1 and v.band_id = w.band_id
      and v.valid @> n.valid_from`,
);
const beginNew = statement<never>(
  'funding.begin_band_values',
  `insert into funding.band_value (authority_id, id, band_id, lowest_pence, highest_pence, valid, source, version_id)
   select w.authority_id, gen_random_uuid(), w.band_id, w.lowest_pence, w.highest_pence, daterange(n.valid_from, null),
          'Version ' || n.number || ' of the scheme, approved here: ' || n.note, n.id
     from funding.band_version n
     join funding.band_version_value w on w.authority_id = n.authority_id and w.version_id = n.id
    where n.authority_id = $1 and n.id = $2`,
);
const newestStart = statement<{ newest: string | null }>(
  'funding.newest_band_value',
  `select max(lower(v.valid))::text as newest from funding.band_value v
     join funding.band b on b.authority_id = v.authority_id and b.id = v.band_id
    where v.authority_id = $1 and b.scheme_id = $2`,
);

/** A version with what it makes of each band; undefined where there is none. */
export async function findBandVersion(
  tx: Tx,
  { authorityId }: Pick<DatabaseScope, 'authorityId'>,
  id: string,
): Promise<BandVersion | undefined> {
  const row = await tx.first(one, [authorityId, id]);
  return row && toVersion(row);
}

/** A version that is known to be there. */
export async function bandVersionOf(tx: Tx, scope: DatabaseScope, id: string): Promise<BandVersion> {
  return toVersion(await tx.only(one, [scope.authorityId, id]));
}

/** The versions of a scheme, the newest first: a handful. */
export async function bandVersionsOf(
  tx: Tx,
  authorityId: string,
  schemeCode: string,
): Promise<readonly BandVersion[]> {
  return (await tx.all(ofScheme, [authorityId, schemeCode])).map(toVersion);
}

/** Locks all versions of the scheme of one, so that steps of the same scheme follow one another. */
export async function lockVersionsBeside(tx: Tx, { authorityId }: DatabaseScope, id: string): Promise<void> {
  await tx.all(lockSiblings, [authorityId, id]);
}

/** Writes a draft. False where another draft of the scheme took the number in the same moment. */
export async function insertBandVersion(
  tx: Tx,
  scope: DatabaseScope,
  draft: NewBandVersion,
): Promise<boolean> {
  const { id, schemeId, validFrom, upliftBasisPoints, note } = draft;
  const { authorityId, personId } = scope;
  const values = [authorityId, id, schemeId, validFrom.toString(), upliftBasisPoints, note, personId];
  if ((await tx.first(insertRow, values)) === undefined) return false;
  const worths = draft.values.map(({ bandId, lowest, highest }) => ({
    bandId,
    lowest: lowest.toString(),
    highest: highest?.toString() ?? null,
  }));
  await tx.all(insertValues, [authorityId, id, JSON.stringify(worths)]);
  return true;
}

/** Writes that the person in the scope has looked at what a draft would do. */
export async function markSimulated(
  tx: Tx,
  { authorityId, personId }: DatabaseScope,
  id: string,
): Promise<void> {
  await tx.only(simulated, [authorityId, id, personId]);
}

/**
 * Approves a version in the name of the person in the scope, ends the values that run into its first day, and lets its
 * own begin. The versions of the scheme are locked.
 */
export async function putInForce(
  tx: Tx,
  { authorityId, personId }: DatabaseScope,
  id: string,
): Promise<void> {
  await tx.only(approved, [authorityId, id, personId]);
  await tx.all(endRunning, [authorityId, id]);
  await tx.all(beginNew, [authorityId, id]);
}

/** The latest first day among the values of a scheme; undefined while it has none. */
export async function newestValueOf(
  tx: Tx,
  { authorityId }: DatabaseScope,
  schemeId: string,
): Promise<PlainDate | undefined> {
  const { newest } = await tx.only(newestStart, [authorityId, schemeId]);
  return newest === null ? undefined : plainDate(newest);
}

function toVersion({ changes, ...row }: VersionRow): BandVersion {
  return {
    ...row,
    changes: changes.map(({ before, after, ...band }) => ({
      ...band,
      before: before === null ? null : toWorth(before),
      after: toWorth(after),
    })),
  };
}

function toWorth({ lowest, highest }: WorthJson): { readonly lowest: Pence; readonly highest: Pence | null } {
  return { lowest: pence(lowest), highest: highest === null ? null : pence(highest) };
}
