import { Field, ObjectType } from '@nestjs/graphql';
import { mostBeyondYearEnd, type OpenBudget } from '#funding';
import { formatPounds, isOnOrBefore, type Pence, type PlainDate } from '#kernel';
import { PenceScalar, RefusalCode, UserError, type DatabaseScope, type Tx } from '#platform';
import { beyondYearEnd } from '../data/beyond-year-end.sql.js';
import type { PlannedInstalment } from '../domain/instalment-plan.js';

@ObjectType({
  implements: () => [UserError],
  description:
    'More would fall due after 31 March than may be promised before the budget of the next year is open.',
})
export class TooMuchBeyondYearEnd extends UserError {
  override readonly code = RefusalCode.CAP_EXCEEDED;

  @Field(() => PenceScalar, { description: 'The most that may fall due after 31 March, in pence.' })
  readonly limitPence: Pence;

  @Field(() => PenceScalar, { description: 'What would fall due after it with this award, in pence.' })
  readonly promisedPence: Pence;

  constructor(limit: Pence, promised: Pence) {
    super(
      `With this award ${formatPounds(promised)} would fall due after 31 March. Until the budget of the next year is open, at most ${formatPounds(limit)} may.`,
    );
    this.limitPence = limit;
    this.promisedPence = promised;
  }
}

/**
 * Whether a budget has more falling due after its year than it may, with an award that was just entered and posted. Asked
 * after the posting, whose lock on the pot keeps every other award of it waiting; a trigger at commit holds the same.
 */
export async function tooMuchBeyondYearEnd(
  tx: Tx,
  scope: DatabaseScope,
  { id, financialYear }: OpenBudget,
  instalments: readonly PlannedInstalment[],
  today: PlainDate,
): Promise<TooMuchBeyondYearEnd | undefined> {
  const lastDay = financialYear.endsOn;
  if (instalments.every(({ dueOn }) => isOnOrBefore(dueOn, lastDay))) return undefined;
  const nextYear = financialYear.next().label;
  const found = await beyondYearEnd(tx, scope, { id, lastDay, nextYear }, today);
  if (found === undefined) return undefined;
  const limit = mostBeyondYearEnd(found.budget, found.twelfths);
  return found.promised > limit ? new TooMuchBeyondYearEnd(limit, found.promised) : undefined;
}
