import { Field, ObjectType } from '@nestjs/graphql';
import type { WorkingLine } from '../domain/working.js';
import { MoneyType, toMoney } from './money.types.js';

@ObjectType('NamedAmount', { description: 'An amount that went into a step of a calculation.' })
export class NamedAmountType {
  @Field(() => String, { description: 'What it is.' })
  name!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;
}

@ObjectType('WorkingLine', {
  description: 'One step of a calculation, complete enough to do it again with a pocket calculator.',
})
export class WorkingLineType {
  @Field(() => String, { description: 'What the step finds out.' })
  label!: string;

  @Field(() => String, { description: 'How, in words, with the dates and fractions it used.' })
  rule!: string;

  @Field(() => [NamedAmountType], { description: 'The amounts that went in.' })
  amounts!: NamedAmountType[];

  @Field(() => MoneyType, { description: 'What came out.' })
  result!: MoneyType;

  @Field(() => String, {
    nullable: true,
    description: 'How the result was rounded. Empty where the step is exact.',
  })
  rounding!: string | null;
}

export function toWorkingLine({ label, rule, amounts, result, rounding }: WorkingLine): WorkingLineType {
  return {
    label,
    rule,
    amounts: amounts.map(({ name, amount }) => ({ name, amount: toMoney(amount) })),
    result: toMoney(result),
    rounding,
  };
}
