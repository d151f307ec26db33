import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Pence } from '#kernel';
import { IdScalar, PenceScalar, ShortTextScalar } from '#platform';
import type { NotionalBudget } from '../data/notional.sql.js';
import type { NotionalTopUp } from '../domain/notional-top-up.js';
import { MoneyType, toMoney } from './money.types.js';
import { toWorkingLine, WorkingLineType } from './working.types.js';

@ObjectType('NotionalSenBudget', {
  description:
    "What a school's own budget is taken to hold for special educational needs in a year. A guide, not a ring-fence.",
})
export class NotionalSenBudgetType {
  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => Int, {
    nullable: true,
    description:
      "Its part of the school's whole budget, in hundredths of a per cent. Empty where it is not known.",
  })
  shareBasisPoints!: number | null;
}

@InputType({ description: 'A school with many high needs pupils, in one financial year.' })
export class NotionalTopUpInput {
  @Field(() => IdScalar, { description: 'The school.' })
  schoolId!: string;

  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => Int, { description: 'Pupils whose provision costs more than the Element 2 threshold.' })
  highNeedsPupils!: number;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The notional SEN budget in pence, to try another than the one that was loaded.',
  })
  notionalBudgetPence?: Pence | null;
}

@ObjectType('NotionalTopUp', {
  description:
    'The extra a school receives for a year because its notional SEN budget cannot carry its high needs pupils.',
})
export class NotionalTopUpType {
  @Field(() => MoneyType, { description: 'The extra for the whole year.' })
  amount!: MoneyType;

  @Field(() => [WorkingLineType], { description: 'How it came about, step by step.' })
  working!: WorkingLineType[];
}

export function toNotionalBudget({
  financialYear,
  amount,
  shareBasisPoints,
}: NotionalBudget): NotionalSenBudgetType {
  return { financialYear, amount: toMoney(amount), shareBasisPoints };
}

/** What came out of the calculation, for people. */
export function toNotionalTopUp({ amount, working }: NotionalTopUp): NotionalTopUpType {
  return { amount: toMoney(amount), working: working.map(toWorkingLine) };
}
