import type { PlainDate } from '#kernel';
import type { Tx } from '#platform';
import { communityMeasures } from '../data/measure.sql.js';

/** What was counted at the member schools of one community, added up. */
export interface CommunityMeasures {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** How many schools were full members. */
  readonly members: number;
  /** By measure, in millionths. Nothing for a measure no member has a figure for. */
  readonly totals: ReadonlyMap<string, bigint>;
}

/** A member school that has no figure for a measure: none was imported, or the source gave none. */
export interface MissingFigure {
  readonly measure: string;
  readonly communityCode: string;
  readonly urn: number;
  readonly schoolName: string;
}

export interface MeasuresQuestion {
  /** Codes of census figures or of imported measures. */
  readonly measures: readonly string[];
  /** The day of the census, and of every other measure. */
  readonly countedOn: PlainDate;
  /** The day whose memberships count. */
  readonly membersOn: PlainDate;
}

export interface MeasuresAnswer {
  /** Every community that exists on the day of the memberships, by code. */
  readonly communities: readonly CommunityMeasures[];
  readonly missing: readonly MissingFigure[];
}

/** What was counted on a day at the schools that are members on a day, community by community, in one statement. */
export async function measuresOf(
  tx: Tx,
  authorityId: string,
  { measures, countedOn, membersOn }: MeasuresQuestion,
): Promise<MeasuresAnswer> {
  const codes = [...new Set(measures)];
  const rows = await tx.all(communityMeasures, [
    authorityId,
    codes,
    countedOn.toString(),
    membersOn.toString(),
  ]);
  const communities = [...Map.groupBy(rows, (row) => row.community_id)].map(([id, own]) => {
    const [{ code, name, members }] = own as [(typeof own)[number]];
    const totals = own.flatMap(({ measure, total }) =>
      measure === null ? [] : [[measure, BigInt(total)] as const],
    );
    return { id, code, name, members, totals: new Map(totals) };
  });
  const missing = rows.flatMap(({ measure, code: communityCode, missing: schools }) =>
    measure === null
      ? []
      : schools.map(({ urn, name: schoolName }) => ({ measure, communityCode, urn, schoolName })),
  );
  return { communities, missing };
}
