import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#access';
import { connectionOf, DateScalar, DateTimeScalar, IdScalar } from '#platform';
import type { FormulaVersion } from '../data/formula-version.sql.js';
import {
  stepsOpenTo,
  type FormulaAction as Action,
  type FormulaState as State,
  type LimitsPer as Per,
  type MissingFigures as Missing,
} from '../domain/formula-version.js';
import { FormulaAction, FormulaState, LimitsPer, MissingFigures } from './formula.enums.js';
import { MoneyType, toMoneyOrNull } from './money.types.js';

@ObjectType('FormulaFactor', { description: 'What a formula counts, and how much of the money goes by it.' })
export class FormulaFactorType {
  @Field(() => String, { description: 'What the factor is called, such as "PUPILS".' })
  code!: string;

  @Field(() => String, { description: 'What it is called in words.' })
  name!: string;

  @Field(() => String, {
    description:
      'What is counted: a figure of the census, an imported measure, or LUMP_SUM for one in each community.',
  })
  measure!: string;

  @Field(() => Int, { description: 'How much goes by it, in proportion to the weights of the others.' })
  weight!: number;
}

@ObjectType('FormulaLimit', {
  description: 'The least and the most of one community, in place of those for all.',
})
export class FormulaLimitType {
  @Field(() => IdScalar, { description: 'The community.' })
  communityId!: string;

  @Field(() => String, { description: 'Its code, such as "C07".' })
  communityCode!: string;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The least it gets. Empty where that for all holds.',
  })
  floor!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The most it gets. Empty where that for all holds.',
  })
  cap!: MoneyType | null;
}

@ObjectType('FormulaVersion', {
  description:
    'One version of a formula that shares a fund among the communities. It is never edited: revising writes the next ' +
    'number.',
})
export class FormulaVersionType {
  @Field(() => IdScalar, { description: 'The id of the version.' })
  id!: string;

  @Field(() => String, { description: 'What all versions of the formula are called, such as "KENT".' })
  code!: string;

  @Field(() => Int, { description: 'The number of the version, from 1.' })
  number!: number;

  @Field(() => String, { description: 'What it is called in words.' })
  name!: string;

  @Field(() => String, { description: 'The fund source that is shared.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => DateScalar, { description: 'The first day whose money it shares.' })
  validFrom!: string;

  @Field(() => DateScalar, { description: 'The last day whose money it shares.' })
  lastDay!: string;

  @Field(() => DateScalar, { description: 'The day of the census, and of every other measure it counts.' })
  countedOn!: string;

  @Field(() => DateScalar, { description: 'The day whose memberships say which schools count for whom.' })
  membersOn!: string;

  @Field(() => MissingFigures, { description: 'What is done about a member school without a figure.' })
  missingFigures!: Missing;

  @Field(() => [FormulaFactorType], { description: 'What is counted, the weightiest first.' })
  factors!: readonly FormulaFactorType[];

  @Field(() => LimitsPer, { description: 'What the floor and the cap for all are given for.' })
  limitsPer!: Per;

  @Field(() => MoneyType, { nullable: true, description: 'The least for all. Empty where there is none.' })
  floor!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: 'The most for all. Empty where there is none.' })
  cap!: MoneyType | null;

  @Field(() => [FormulaLimitType], { description: 'Limits of single communities that you look upon.' })
  limits!: readonly FormulaLimitType[];

  @Field(() => FormulaState, { description: 'How far it has come.' })
  state!: State;

  @Field(() => Int, { description: 'Goes up with every step. Send it along with the next.' })
  version!: number;

  @Field(() => String, { description: 'Who drafted it.' })
  draftedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was drafted.' })
  draftedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who approved it. Empty before that.' })
  approvedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved. Empty before that.' })
  approvedAt!: string | null;

  @Field(() => [FormulaAction], { description: 'What you can do with it now.' })
  availableActions!: readonly Action[];
}

export const FormulaVersionConnection = connectionOf(FormulaVersionType, 'FormulaVersion');

export function toFormulaVersionType(version: FormulaVersion, actor: Actor): FormulaVersionType {
  const drafting: readonly Action[] = actor.may('formula.draft') ? ['REVISE', 'RUN'] : [];
  const approving: readonly Action[] = actor.may('formula.approve') ? ['APPROVE'] : [];
  return {
    ...version,
    floor: toMoneyOrNull(version.floor),
    cap: toMoneyOrNull(version.cap),
    limits: version.limits.map(({ floor, cap, ...community }) => ({
      ...community,
      floor: toMoneyOrNull(floor),
      cap: toMoneyOrNull(cap),
    })),
    availableActions: stepsOpenTo(version, actor.personId, [...drafting, ...approving]),
  };
}
