import { pence, plainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import type { FundedPurpose, FundingStream, OtherFunding } from '../domain/other-funding.js';

interface FundingRow {
  child_id: string;
  id: string;
  stream: FundingStream;
  purpose: FundedPurpose | null;
  annual_pence: string;
  valid_from: string;
  valid_until: string | null;
}

const ofChildren = statement<FundingRow>(
  'pupils.other_funding_of',
  `select child_id, id, stream, purpose, annual_pence, lower(valid)::text as valid_from, upper(valid)::text as valid_until
     from pupils.other_funding_of($1, $2, $3::uuid[])`,
);

/** What children of a school receive from elsewhere. The caller has made sure that the person may see it. */
export async function otherFundingOfChildren(
  tx: Tx,
  authorityId: string,
  schoolId: string,
  childIds: readonly string[],
): Promise<readonly OtherFunding[]> {
  return (await tx.all(ofChildren, [authorityId, schoolId, childIds])).map((row) => ({
    id: row.id,
    childId: row.child_id,
    stream: row.stream,
    purpose: row.purpose,
    annual: pence(row.annual_pence),
    from: plainDate(row.valid_from),
    until: row.valid_until === null ? null : plainDate(row.valid_until),
  }));
}
