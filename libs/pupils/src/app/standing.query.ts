import type { PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** Which children, where, for what stretch, and which body's agreement is asked for. */
export interface StandingAsked {
  readonly schoolId: string;
  readonly childIds: readonly string[];
  /** The period of support, both days counted. */
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** The day on which the agreement has to be live. */
  readonly on: PlainDate;
  readonly body: string;
}

/** Three yes-or-no facts about a child: all that somebody who decides, and may not see the child, gets to know. */
export interface ChildStanding {
  readonly childId: string;
  readonly onRoll: boolean;
  readonly agreed: boolean;
  readonly hasEhcp: boolean;
}

interface StandingRow {
  child_id: string;
  on_roll: boolean;
  agreed: boolean;
  has_ehcp: boolean;
}

const standing = statement<StandingRow>(
  'pupils.standing',
  'select child_id, on_roll, agreed, has_ehcp from pupils.standing($1, $2, $3::uuid[], $4, $5, $6, $7)',
);

/**
 * How children of a school stand, for the room that decides about money. The caller has made sure that the person may
 * see the request the children are named in. A child unknown to the school is on no roll and has agreed to nothing.
 */
export async function standingOf(
  tx: Tx,
  scope: DatabaseScope,
  { schoolId, childIds, from, until, on, body }: StandingAsked,
): Promise<readonly ChildStanding[]> {
  const dates = [from, until, on].map((date) => date.toString());
  const rows = await tx.all(standing, [scope.authorityId, schoolId, childIds, ...dates, body]);
  return rows.map((row) => ({
    childId: row.child_id,
    onRoll: row.on_roll,
    agreed: row.agreed,
    hasEhcp: row.has_ehcp,
  }));
}
