import type { Pence, PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

export interface AwardEnding {
  readonly awardId: string;
  readonly communityId: string;
  readonly schoolId: string;
  readonly state: 'ENDED' | 'CANCELLED';
  readonly lastDay: PlainDate;
  readonly reason: string;
  readonly earned: Pence;
  readonly lastInstalment: {
    readonly number: number;
    readonly label: string;
    readonly dueOn: PlainDate;
    readonly amount: Pence;
  } | null;
  readonly recovery: { readonly id: string; readonly amount: Pence } | null;
}

/** The planned instalments fall away, what is still to pay becomes one last instalment, what is to come back a recovery. */
const end = statement<{ version: number }>(
  'allocation.end_award',
  `with cancelled as (
     update allocation.instalment set state = 'CANCELLED'
      where authority_id = $1 and award_id = $3 and state = 'PLANNED'
   ), last as (
     insert into allocation.instalment (authority_id, award_id, number, community_id, school_id, label, due_on, amount_pence, state)
     select $1, $3, $9, $4, $5, $10, $11, $12::bigint, 'PLANNED' where $12::bigint is not null
   ), recovery as (
     insert into allocation.recovery (authority_id, id, award_id, community_id, school_id, amount_pence, reason, state, agreed_by)
     select $1, $13, $3, $4, $5, $14::bigint, $8, 'AGREED', $2 where $14::bigint is not null
   )
   update allocation.award
      set state = $6, ended_on = $7, end_reason = $8, earned_pence = $15, version = version + 1,
          period = case when $6 = 'ENDED' then daterange(lower(period), $7::date, '[]') else period end
    where authority_id = $1 and id = $3
   returning version`,
);

export async function recordEnding(tx: Tx, scope: DatabaseScope, ending: AwardEnding): Promise<number> {
  const { lastInstalment, recovery } = ending;
  const { version } = await tx.only(end, [
    scope.authorityId,
    scope.personId,
    ending.awardId,
    ending.communityId,
    ending.schoolId,
    ending.state,
    ending.lastDay.toString(),
    ending.reason,
    lastInstalment?.number ?? null,
    lastInstalment?.label ?? null,
    lastInstalment?.dueOn.toString() ?? null,
    lastInstalment?.amount.toString() ?? null,
    recovery?.id ?? null,
    recovery?.amount.toString() ?? null,
    ending.earned.toString(),
  ]);
  return version;
}
