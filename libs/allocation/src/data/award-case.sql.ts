import { pence, plainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { AwardState, InstalmentState, RunningAwardCase } from '../domain/award.js';

interface AwardCaseRow {
  id: string;
  reference: string;
  budget_id: string;
  community_id: string;
  school_id: string;
  collaborating_school_ids: string[];
  value_pence: string;
  starts_on: string;
  ends_on: string;
  state: AwardState;
  version: number;
  instalments: { number: number; label: string; dueOn: string; amount: string; state: InstalmentState }[];
}

const lock = statement<{ id: string }>(
  'allocation.lock_award',
  'select a.id from allocation.award a where a.authority_id = $1 and a.id = $2 for no key update of a',
);

const read = statement<AwardCaseRow>(
  'allocation.award_case',
  `select a.id, a.reference, a.budget_id, a.community_id, a.school_id, a.value_pence, lower(a.period)::text as starts_on,
          (upper(a.period) - 1)::text as ends_on, a.state, a.version,
          coalesce((select r.collaborating_school_ids::text[] from allocation.request r
                     where r.authority_id = a.authority_id and r.id = a.request_id), '{}') as collaborating_school_ids,
          (select json_agg(json_build_object('number', i.number, 'label', i.label, 'dueOn', i.due_on,
                    'amount', i.amount_pence::text, 'state', i.state) order by i.number)
             from allocation.instalment i where i.authority_id = a.authority_id and i.award_id = a.id) as instalments
     from allocation.award a where a.authority_id = $1 and a.id = $2`,
);

/** An award the person may see, locked until the transaction ends; undefined where there is none to see. */
export async function lockAward(
  tx: Tx,
  scope: DatabaseScope,
  awardId: string,
): Promise<RunningAwardCase | undefined> {
  // Locked first and read in a second statement: the first would see the instalments as they were before the wait.
  if ((await tx.first(lock, [scope.authorityId, awardId])) === undefined) return undefined;
  const row = await tx.only(read, [scope.authorityId, awardId]);
  return {
    id: row.id,
    reference: row.reference,
    budgetId: row.budget_id,
    communityId: row.community_id,
    schoolId: row.school_id,
    collaboratingSchoolIds: row.collaborating_school_ids,
    value: pence(row.value_pence),
    startsOn: plainDate(row.starts_on),
    endsOn: plainDate(row.ends_on),
    state: row.state,
    version: row.version,
    instalments: row.instalments.map((part) => ({
      ...part,
      dueOn: plainDate(part.dueOn),
      amount: pence(part.amount),
    })),
  };
}
