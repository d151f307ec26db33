import { PromisesAtYearEnd, type UnpaidParts } from '#funding';
import { pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

const runs = statement<{ reference: string }>(
  'allocation.unreleased_runs_of_pots',
  `select distinct r.reference
     from ledger.commitment c
     join allocation.payment_line l on l.authority_id = c.authority_id and l.award_id = c.origin_id and l.is_live
     join allocation.payment_run r on r.authority_id = l.authority_id and r.id = l.run_id and r.state = 'PREPARED'
    where c.authority_id = $1 and c.pot_id = any ($2::uuid[]) and c.carried_into is null and c.payable_pence > 0
    order by r.reference`,
);
const lock = statement<{ id: string }>(
  'allocation.lock_awards_at_year_end',
  `select a.id from allocation.award a where a.authority_id = $1 and a.id = any ($2::uuid[]) order by a.id
      for no key update`,
);
const unpaid = statement<{ award_id: string; due: string; later: string }>(
  'allocation.unpaid_parts',
  `select i.award_id, coalesce(sum(i.amount_pence) filter (where i.due_on <= $3::date), 0)::text as due,
          coalesce(sum(i.amount_pence) filter (where i.due_on > $3::date), 0)::text as later
     from allocation.instalment i
    where i.authority_id = $1 and i.award_id = any ($2::uuid[]) and i.state = 'PLANNED' group by i.award_id`,
);
const giveUp = statement<never>(
  'allocation.give_up_at_year_end',
  `with cancelled as (
     update allocation.instalment set state = 'CANCELLED'
      where authority_id = $1 and award_id = any ($2::uuid[]) and state = 'PLANNED'
   )
   update allocation.award a
      set version = version + 1,
          earned_pence = (select coalesce(sum(i.amount_pence), 0) from allocation.instalment i
                           where i.authority_id = a.authority_id and i.award_id = a.id and i.state = 'PAID')
                       - (select coalesce(sum(r.amount_pence), 0) from allocation.recovery r
                           where r.authority_id = a.authority_id and r.award_id = a.id),
          state = case when lower(period) <= $3::date then 'ENDED' else 'CANCELLED' end,
          ended_on = coalesce(ended_on, $3::date),
          end_reason = coalesce(end_reason, 'Not carried into the next financial year'),
          period = case when lower(period) <= $3::date
                        then daterange(lower(period), least(upper(period), $3::date + 1)) else period end
    where authority_id = $1 and id = any ($2::uuid[])`,
);

/** What the end of a year has to know of awards, and does with those that do not go on. */
export class AwardsAtYearEnd extends PromisesAtYearEnd {
  async unreleasedRuns(tx: Tx, scope: DatabaseScope, potIds: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.all(runs, [scope.authorityId, potIds]);
    return rows.map(({ reference }) => reference);
  }

  async lock(tx: Tx, scope: DatabaseScope, awardIds: readonly string[]): Promise<void> {
    await tx.all(lock, [scope.authorityId, awardIds]);
  }

  async unpaidParts(
    tx: Tx,
    scope: DatabaseScope,
    awardIds: readonly string[],
    lastDay: PlainDate,
  ): Promise<ReadonlyMap<string, UnpaidParts>> {
    const rows = await tx.all(unpaid, [scope.authorityId, awardIds, lastDay.toString()]);
    return new Map(rows.map((row) => [row.award_id, { due: pence(row.due), later: pence(row.later) }]));
  }

  async giveUp(tx: Tx, scope: DatabaseScope, awardIds: readonly string[], lastDay: PlainDate): Promise<void> {
    if (awardIds.length > 0) await tx.all(giveUp, [scope.authorityId, awardIds, lastDay.toString()]);
  }
}
