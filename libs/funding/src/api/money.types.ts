import { Field, ObjectType } from '@nestjs/graphql';
import { formatPounds, type Pence } from '#kernel';
import { PenceScalar } from '#platform';

@ObjectType('Money', { description: 'An amount of money, for programs and for people.' })
export class MoneyType {
  @Field(() => PenceScalar, { description: 'In whole pence.' })
  pence!: Pence;

  @Field(() => String, { description: 'In pounds, for people to read, such as "£1,234.56".' })
  formatted!: string;
}

export function toMoney(amount: Pence): MoneyType {
  return { pence: amount, formatted: formatPounds(amount) };
}

export function toMoneyOrNull(amount: Pence | null): MoneyType | null {
  return amount === null ? null : toMoney(amount);
}
