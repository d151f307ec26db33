import { pence, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';

/** What live awards of a budget have falling due after its year, and how much of it may. */
export interface BeyondYearEnd {
  readonly budget: Pence;
  /** How many twelfths of the budget may fall due after the year. */
  readonly twelfths: bigint;
  readonly promised: Pence;
}

const find = statement<{ amount_pence: string; twelfths: string; promised: string }>(
  'allocation.beyond_year_end',
  `select b.amount_pence, r.amount::text as twelfths,
          (select coalesce(sum(i.amount_pence), 0)::text
             from allocation.award a
             join allocation.instalment i on i.authority_id = a.authority_id and i.award_id = a.id
            where a.authority_id = b.authority_id and a.budget_id = b.id and a.state in ('COMMITTED', 'ACTIVE')
              and i.state <> 'CANCELLED' and i.due_on > $3::date) as promised
     from funding.community_budget b
     join funding.parameter r on r.authority_id = b.authority_id and r.code = 'TWELFTHS_BEYOND_YEAR_END'
      and r.valid @> $4::date
    where b.authority_id = $1 and b.id = $2
      and not exists (select from funding.community_budget n
                       where n.authority_id = b.authority_id and n.community_id = b.community_id
                         and n.fund_code = b.fund_code and n.financial_year = $5 and n.state = 'OPEN')`,
);

/** Undefined where nothing limits it: the next budget is open, or no limit is in force on the day. */
export async function beyondYearEnd(
  tx: Tx,
  scope: DatabaseScope,
  budget: { readonly id: string; readonly lastDay: PlainDate; readonly nextYear: string },
  today: PlainDate,
): Promise<BeyondYearEnd | undefined> {
  const values = [scope.authorityId, budget.id, budget.lastDay.toString(), today.toString(), budget.nextYear];
  const row = await tx.first(find, values);
  return (
    row && {
      budget: pence(row.amount_pence),
      twelfths: BigInt(row.twelfths),
      promised: pence(row.promised),
    }
  );
}
