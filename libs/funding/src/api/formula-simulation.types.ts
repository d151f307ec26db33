import { Field, Int, ObjectType } from '@nestjs/graphql';
import { NotFound, InvalidInput, resultUnion } from '#platform';
import type { Simulation } from '../app/simulate-formula.query.js';
import { FiguresMissing } from '../app/formula.refusals.js';
import type { Change, Compared } from '../domain/formula-comparison.js';
import type { RunPot } from '../domain/formula-run.js';
import { FormulaChange } from './formula.enums.js';
import {
  FormulaAllocationType,
  FormulaPotType,
  FormulaRunType,
  toAllocationType,
  toFormulaRunType,
  toPotType,
} from './formula-run.types.js';
import { MoneyType, toMoney, toMoneyOrNull } from './money.types.js';

@ObjectType('FormulaMove', { description: 'What moved the amount of a community most.' })
export class FormulaMoveType {
  @Field(() => String, { description: 'The factor, or LIMITS where floors and caps moved it most.' })
  factorCode!: string;

  @Field(() => MoneyType, { description: 'By how much: below nothing where it takes money away.' })
  difference!: MoneyType;
}

@ObjectType('SimulatedCommunity', { description: 'What a community would get, beside what it has.' })
export class SimulatedCommunityType {
  @Field(() => FormulaAllocationType, { description: 'What it would get, factor by factor.' })
  allocation!: FormulaAllocationType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What the run compared with gives it. Empty if nothing.',
  })
  before!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What it would have more, or (below nothing) less.',
  })
  difference!: MoneyType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The difference in hundredths of a per cent of what it has: 430 is 4.3%.',
  })
  differenceBasisPoints!: number | null;

  @Field(() => FormulaChange, { description: 'Whether it would have more or less.' })
  change!: Change;

  @Field(() => FormulaMoveType, {
    nullable: true,
    description: 'The factor whose share moved most. Empty where nothing did, or nothing is compared.',
  })
  mostMovedBy!: FormulaMoveType | null;
}

@ObjectType({ description: 'What a formula would give every community. Nothing is stored.' })
export class FormulaSimulated {
  @Field(() => MoneyType, { description: 'What would be shared.' })
  total!: MoneyType;

  @Field(() => [FormulaPotType], { description: 'What would go by each factor.' })
  pots!: readonly FormulaPotType[];

  @Field(() => [SimulatedCommunityType], { description: 'What each community would get, by code.' })
  communities!: readonly SimulatedCommunityType[];

  @Field(() => Int, { description: 'How many would have more.' })
  winners!: number;

  @Field(() => Int, { description: 'How many would have less.' })
  losers!: number;

  @Field(() => FormulaRunType, {
    nullable: true,
    description: 'The approved run it is compared with. Empty where there is none.',
  })
  comparedWith!: FormulaRunType | null;

  constructor({ total, pots, communities, comparedWith }: Simulation) {
    const changing = (wanted: Change) => communities.filter(({ change }) => change === wanted).length;
    this.total = toMoney(total);
    this.pots = pots.map(toPotType);
    this.communities = communities.map((compared) => toSimulated(compared, pots));
    this.winners = changing('WINNER');
    this.losers = changing('LOSER');
    this.comparedWith = comparedWith && toFormulaRunType(comparedWith);
  }
}

export const SimulateFormulaResult = resultUnion('SimulateFormulaResult', 'What came of trying a formula.', [
  FormulaSimulated,
  InvalidInput,
  FiguresMissing,
  NotFound,
]);

/** More per cent than an `Int` holds: a community that had next to nothing. */
const MOST_BASIS_POINTS = 2_147_483_647n;

function toSimulated(compared: Compared, pots: readonly RunPot[]): SimulatedCommunityType {
  const { result, before, difference, basisPoints, change, mostMovedBy } = compared;
  return {
    allocation: toAllocationType(result, pots),
    before: toMoneyOrNull(before),
    difference: toMoneyOrNull(difference),
    differenceBasisPoints:
      basisPoints === null || basisPoints > MOST_BASIS_POINTS ? null : Number(basisPoints),
    change,
    mostMovedBy: mostMovedBy && {
      factorCode: mostMovedBy.factor,
      difference: toMoney(mostMovedBy.difference),
    },
  };
}
