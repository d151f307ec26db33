import { newId, pence, plainDate, type Upn } from '#kernel';
import { statement, type Tx } from '#platform';
import type { BlindIndex } from '../data/blind-index.js';
import type { FundedPurpose, FundingStream } from '../domain/other-funding.js';
import type { KnownChild, StreamLine } from './plan-streams.js';

/** The rows of a child open for its school only: an import about all schools says so, for as long as it works. */
const openAllSchools = statement<never>(
  'pupils.open_all_schools',
  `select set_config('app.schools', coalesce((select string_agg(id::text, ',') from directory.school
     where authority_id = $1), ''), true)`,
);
const closeSchools = statement<never>('pupils.close_schools', `select set_config('app.schools', '', true)`);

const byIndex = statement<{ upn_blind_index: Buffer; child_id: string; school_id: string }>(
  'pupils.children_by_upn',
  `select upn_blind_index, child_id, school_id from pupils.child_identity
    where authority_id = $1 and upn_blind_index = any ($2::bytea[])`,
);
const ofChildren = statement<{
  child_id: string;
  school_id: string;
  stream: FundingStream;
  purpose: FundedPurpose | null;
  annual_pence: string;
  valid_from: string;
  valid_until: string | null;
}>(
  'pupils.stored_streams',
  `select child_id, school_id, stream, purpose, annual_pence, lower(valid)::text as valid_from,
          upper(valid)::text as valid_until
     from pupils.other_funding where authority_id = $1 and child_id = any ($2::uuid[])`,
);

const GIVEN = `jsonb_to_recordset($2::jsonb) as given
  (id uuid, "childId" uuid, "schoolId" uuid, stream text, purpose text, annual bigint, valid daterange)`;

const change = statement<never>(
  'pupils.change_streams',
  `update pupils.other_funding o set annual_pence = given.annual, valid = given.valid, import_id = $3
     from ${GIVEN}
    where o.authority_id = $1 and o.child_id = given."childId" and o.stream = given.stream
      and o.purpose is not distinct from given.purpose and lower(o.valid) = lower(given.valid)`,
);
const create = statement<never>(
  'pupils.create_streams',
  `insert into pupils.other_funding
     (authority_id, id, child_id, school_id, stream, purpose, annual_pence, valid, import_id)
   select $1, given.id, given."childId", given."schoolId", given.stream, given.purpose, given.annual, given.valid, $3
     from ${GIVEN}`,
);

/** The children with these UPNs, whichever their school. As the owner. */
export async function childrenByUpn(
  tx: Tx,
  authorityId: string,
  index: BlindIndex,
  upns: readonly Upn[],
): Promise<ReadonlyMap<Upn, KnownChild>> {
  const digests = new Map(upns.map((upn) => [index.ofUpn(authorityId, upn).toString('hex'), upn]));
  const wanted = [...digests.keys()].map((hex) => Buffer.from(hex, 'hex'));
  const rows = await forAllSchools(tx, authorityId, () => tx.all(byIndex, [authorityId, wanted]));
  const children = new Map<Upn, KnownChild>();
  for (const row of rows) {
    const upn = digests.get(row.upn_blind_index.toString('hex'));
    if (upn !== undefined) children.set(upn, { childId: row.child_id, schoolId: row.school_id });
  }
  return children;
}

/** What is kept of some children. As the owner. */
export async function storedStreams(
  tx: Tx,
  authorityId: string,
  children: readonly KnownChild[],
): Promise<readonly StreamLine[]> {
  const ids = children.map(({ childId }) => childId);
  const rows = await forAllSchools(tx, authorityId, () => tx.all(ofChildren, [authorityId, ids]));
  return rows.map((row) => ({
    childId: row.child_id,
    schoolId: row.school_id,
    stream: row.stream,
    purpose: row.purpose,
    annual: pence(row.annual_pence),
    from: plainDate(row.valid_from),
    until: row.valid_until === null ? null : plainDate(row.valid_until),
  }));
}

/** Writes changed lines first, which may need less room than before, and then the new ones. As the owner. */
export async function writeStreams(
  tx: Tx,
  authorityId: string,
  { created, changed }: { readonly created: readonly StreamLine[]; readonly changed: readonly StreamLine[] },
  importId: string,
): Promise<void> {
  await forAllSchools(tx, authorityId, async () => {
    await tx.all(change, [authorityId, asJson(changed), importId]);
    await tx.all(create, [authorityId, asJson(created), importId]);
  });
}

async function forAllSchools<T>(tx: Tx, authorityId: string, work: () => Promise<T>): Promise<T> {
  await tx.all(openAllSchools, [authorityId]);
  const done = await work();
  await tx.all(closeSchools, []);
  return done;
}

function asJson(lines: readonly StreamLine[]): string {
  return JSON.stringify(
    lines.map(({ from, until, annual, ...line }) => ({
      ...line,
      id: newId(),
      annual: annual.toString(),
      valid: `[${from.toString()},${until?.toString() ?? ''})`,
    })),
  );
}
