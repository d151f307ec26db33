import { Field, Int, ObjectType } from '@nestjs/graphql';
import { pence, roundedShare, type Pence, type PlainDate } from '#kernel';
import { DateScalar } from '#platform';
import type { PupilsOnRoll } from '../data/pupils-on-roll.sql.js';
import { positionOf, type PositionInput } from '../domain/budget-position.js';
import { MoneyType, toMoney } from './money.types.js';

@ObjectType('BudgetPosition', {
  description:
    'What a community was given, what has changed it since, and what the year will come to. Allocation and adjustments ' +
    'together are what was loaded.',
})
export class BudgetPositionType {
  @Field(() => MoneyType, { description: 'As it was approved. Nothing before that.' })
  allocation!: MoneyType;

  @Field(() => MoneyType, {
    description:
      'What virements, corrections, top-slices and money carried between years have changed since: below zero where ' +
      'more went than came.',
  })
  adjustments!: MoneyType;

  @Field(() => MoneyType, {
    description:
      'What is expected to be spent by 31 March: everything awarded so far, whether not yet due, due or paid. No award ' +
      'still to come is guessed, and none is assumed to end early.',
  })
  forecast!: MoneyType;
}

@ObjectType('PupilsOnRoll', { description: "The pupils of a community's member schools." })
export class PupilsOnRollType {
  @Field(() => Int, { description: "How many, by the newest census of each of today's member schools." })
  pupils!: number;

  @Field(() => DateScalar, { description: 'The newest day on which any of them was counted.' })
  countedOn!: PlainDate;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What was loaded, for each pupil, to the nearest penny. Empty where there is no pupil.',
  })
  perPupil!: MoneyType | null;
}

export function toPositionType(input: PositionInput): BudgetPositionType {
  const { allocation, adjustments, forecast } = positionOf(input);
  return {
    allocation: toMoney(allocation),
    adjustments: toMoney(adjustments),
    forecast: toMoney(forecast),
  };
}

export function toPupilsType({ pupils, countedOn }: PupilsOnRoll, loaded: Pence): PupilsOnRollType {
  const perPupil = pupils === 0n ? null : toMoney(roundedShare(pence(loaded), 1n, pupils));
  return { pupils: Number(pupils), countedOn, perPupil };
}
