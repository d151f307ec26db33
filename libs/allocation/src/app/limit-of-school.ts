import { Field, ObjectType } from '@nestjs/graphql';
import { capExceededBy, useSchoolCap, type CapExceeded, type CapOf } from '#funding';
import { formatPounds, type Pence } from '#kernel';
import { PenceScalar, RefusalCode, UserError, type DatabaseScope, type Tx } from '#platform';

@ObjectType({
  implements: () => [UserError],
  description: 'The school would be awarded more in this year than its limit.',
})
export class SchoolLimitReached extends UserError {
  override readonly code = RefusalCode.CAP_EXCEEDED;

  @Field(() => PenceScalar, { description: 'The most the school may be awarded in the year, in pence.' })
  readonly limitPence: Pence;

  @Field(() => PenceScalar, { description: 'What it has been awarded in the year, in pence.' })
  readonly usedPence: Pence;

  @Field(() => PenceScalar, { description: 'What was to be awarded, in pence.' })
  readonly askedPence: Pence;

  @Field(() => PenceScalar, { description: 'By how much that is too much, in pence.' })
  readonly shortfallPence: Pence;

  constructor({ limit, used, asked, shortfall }: CapExceeded) {
    super(
      `The school may be awarded at most ${formatPounds(limit)} in this financial year and has ${formatPounds(used)}. The ${formatPounds(asked)} of this award are ${formatPounds(shortfall)} too much.`,
    );
    this.limitPence = limit;
    this.usedPence = used;
    this.askedPence = asked;
    this.shortfallPence = shortfall;
  }
}

/**
 * Counts an award against the limit of its school, or tells by how much it passes it. Locks what the school has used,
 * which comes after the case and before any pot: all awards of a community wait for its pot, so it is kept for the
 * shortest time.
 */
export async function countAgainstLimit(
  tx: Tx,
  scope: DatabaseScope,
  of: CapOf,
  amount: Pence,
): Promise<SchoolLimitReached | undefined> {
  const use = await useSchoolCap(tx, scope, of, amount);
  if (use.outcome !== 'CAP_EXCEEDED') return undefined;
  const exceeded = capExceededBy(amount, use.used, use.limit);
  if (exceeded === undefined) throw new Error('A limit was refused that is not reached.');
  return new SchoolLimitReached(exceeded);
}
