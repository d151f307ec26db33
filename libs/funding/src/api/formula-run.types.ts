import { Field, Int, ObjectType } from '@nestjs/graphql';
import { formatMillionths } from '#kernel';
import { connectionOf, DateTimeScalar, IdScalar } from '#platform';
import type { FormulaRun } from '../data/formula-run.sql.js';
import { perPupil, type RunPot, type RunResult } from '../domain/formula-run.js';
import type { FormulaRunState as RunState } from '../domain/formula-version.js';
import { workingOf } from '../domain/formula-working.js';
import { FormulaRunState } from './formula.enums.js';
import { MoneyType, toMoney, toMoneyOrNull } from './money.types.js';
import { toWorkingLine, WorkingLineType } from './working.types.js';

@ObjectType('FormulaPot', { description: 'The part of a total that goes by one factor.' })
export class FormulaPotType {
  @Field(() => String, { description: 'The factor.' })
  factorCode!: string;

  @Field(() => String, { description: 'What it is called in words.' })
  name!: string;

  @Field(() => Int, { description: 'Its weight, in proportion to the others.' })
  weight!: number;

  @Field(() => MoneyType, { description: 'How much goes by it.' })
  pot!: MoneyType;

  @Field(() => String, { description: 'What was counted in all communities, such as "245,063".' })
  counted!: string;
}

@ObjectType('FormulaShare', { description: "A community's share of what goes by one factor." })
export class FormulaShareType extends FormulaPotType {
  @Field(() => String, { description: 'What was counted in the community.' })
  count!: string;

  @Field(() => MoneyType, { description: 'Its share, before limits.' })
  share!: MoneyType;
}

@ObjectType('FormulaAllocation', {
  description: 'What a community gets out of a run of the formula, factor by factor.',
})
export class FormulaAllocationType {
  @Field(() => IdScalar, { description: 'The community.' })
  communityId!: string;

  @Field(() => String, { description: 'Its code, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'Its name.' })
  communityName!: string;

  @Field(() => [FormulaShareType], { description: 'Its share by each factor.' })
  factors!: readonly FormulaShareType[];

  @Field(() => MoneyType, { description: 'All shares together.' })
  beforeLimits!: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: 'The least it gets. Empty where there is none.' })
  floor!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: 'The most it gets. Empty where there is none.' })
  cap!: MoneyType | null;

  @Field(() => MoneyType, {
    description:
      'What limits changed, its own and those of others. Adds up to nothing over all communities; may be below nothing.',
  })
  adjustment!: MoneyType;

  @Field(() => MoneyType, { description: 'What it gets.' })
  total!: MoneyType;

  @Field(() => String, { description: 'Pupils on roll on the day of the census.' })
  pupils!: string;

  @Field(() => MoneyType, { description: 'What it gets for each of them, to the nearest penny.' })
  perPupil!: MoneyType;

  @Field(() => [WorkingLineType], { description: 'How it came about, step by step.' })
  working!: readonly WorkingLineType[];
}

@ObjectType('FormulaRun', {
  description:
    'A total shared among the communities by one version of the formula, with what it was worked out from.',
})
export class FormulaRunType {
  @Field(() => IdScalar, { description: 'The id of the run.' })
  id!: string;

  @Field(() => IdScalar, { description: 'The version of the formula.' })
  versionId!: string;

  @Field(() => String, { description: 'What the formula is called, such as "KENT".' })
  formulaCode!: string;

  @Field(() => Int, { description: 'The number of the version.' })
  formulaNumber!: number;

  @Field(() => String, { description: 'What the version is called in words.' })
  formulaName!: string;

  @Field(() => String, { description: 'The fund source that is shared.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, { description: 'What is shared.' })
  total!: MoneyType;

  @Field(() => String, { description: 'The SHA-256 digest of everything it was worked out from.' })
  inputsSha256!: string;

  @Field(() => FormulaRunState, { description: 'How far it has come.' })
  state!: RunState;

  @Field(() => Int, { description: 'Goes up when it is approved. Send it along when you do.' })
  version!: number;

  @Field(() => String, { description: 'Who ran it.' })
  runByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was run.' })
  runAt!: string;

  @Field(() => String, { nullable: true, description: 'Who approved it. Empty before that.' })
  approvedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved. Empty before that.' })
  approvedAt!: string | null;
}

export const FormulaRunConnection = connectionOf(FormulaRunType, 'FormulaRun');

export function toFormulaRunType(run: FormulaRun): FormulaRunType {
  return { ...run, total: toMoney(run.total) };
}

export function toPotType({ factor, name, weight, pot, counted }: RunPot): FormulaPotType {
  return {
    factorCode: factor,
    name,
    weight: Number(weight),
    pot: toMoney(pot),
    counted: formatMillionths(counted),
  };
}

export function toAllocationType(result: RunResult, pots: readonly RunPot[]): FormulaAllocationType {
  const { communityId, communityCode, communityName, shares, pupils, total } = result;
  return {
    ...{ communityId, communityCode, communityName },
    factors: pots.flatMap((pot) => {
      const own = shares.find(({ factor }) => factor === pot.factor);
      if (own === undefined) return [];
      return [{ ...toPotType(pot), count: formatMillionths(own.count), share: toMoney(own.share) }];
    }),
    beforeLimits: toMoney(result.beforeLimits),
    floor: toMoneyOrNull(result.floor),
    cap: toMoneyOrNull(result.cap),
    adjustment: toMoney(result.adjustment),
    total: toMoney(total),
    pupils: formatMillionths(pupils),
    perPupil: toMoney(perPupil(total, pupils)),
    working: workingOf(result, pots).map(toWorkingLine),
  };
}
