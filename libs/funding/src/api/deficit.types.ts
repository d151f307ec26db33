import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, describedEnum, IdScalar } from '#platform';
import type { Deficit } from '../data/deficit.sql.js';
import type { DeficitState } from '../domain/deficit.js';
import { MoneyType, toMoney } from './money.types.js';

export const DeficitStateEnum = describedEnum<DeficitState>('DeficitState', 'How far a deficit has come.', {
  PROPOSED: 'Entered by one person and waiting for another to decide.',
  RECORDED: 'Recorded in the ledger. It is made good out of the next budget first.',
  REJECTED: 'Turned down.',
});

@ObjectType('Deficit', {
  description: 'That a budget was overspent, as the local authority recorded it.',
})
export class DeficitType {
  @Field(() => IdScalar, { description: 'The id of the deficit.' })
  id!: string;

  @Field(() => IdScalar, { description: 'The id of the budget that was overspent.' })
  budgetId!: string;

  @Field(() => IdScalar, { description: 'The id of the community.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of the community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'The code of the fund source.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, { description: 'By how much it was overspent.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'How it came about, in the words of the person who proposed it.' })
  reason!: string;

  @Field(() => DeficitStateEnum, { description: 'How far it has come.' })
  state!: DeficitState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you decide.' })
  version!: number;

  @Field(() => String, { description: 'Who proposed it.' })
  proposedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who approved or rejected it. Empty before that.' })
  decidedByName!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was approved or rejected. Empty before that.',
  })
  decidedAt!: string | null;
}

export function toDeficitType(deficit: Deficit): DeficitType {
  return { ...deficit, amount: toMoney(deficit.amount) };
}
