import { Field, ObjectType } from '@nestjs/graphql';
import type { Replay } from '../app/replay-formula-run.query.js';
import { FormulaRunType, toFormulaRunType } from './formula-run.types.js';
import { MoneyType, toMoneyOrNull } from './money.types.js';

@ObjectType('FormulaDifference', {
  description: 'A figure of a run that comes out otherwise the second time.',
})
export class FormulaDifferenceType {
  @Field(() => String, {
    nullable: true,
    description: 'The community. Empty for what a factor governs in all.',
  })
  communityCode!: string | null;

  @Field(() => String, { description: 'The factor, LIMITS for what limits changed, or TOTAL.' })
  part!: string;

  @Field(() => MoneyType, { nullable: true, description: 'What is stored. Empty where nothing is.' })
  stored!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: 'What comes out now. Empty where nothing does.' })
  replayed!: MoneyType | null;
}

@ObjectType('FormulaReplay', { description: 'What came of working a run out again.' })
export class FormulaReplayType {
  @Field(() => FormulaRunType, { description: 'The run.' })
  run!: FormulaRunType;

  @Field(() => Boolean, {
    description: 'Whether every penny agrees and the inputs are the ones it was run on.',
  })
  isIdentical!: boolean;

  @Field(() => Boolean, { description: 'Whether the inputs still have the digest taken when it was run.' })
  inputsAreIntact!: boolean;

  @Field(() => [FormulaDifferenceType], { description: 'What differs. Empty where every penny agrees.' })
  differences!: readonly FormulaDifferenceType[];
}

export function toReplayType({ run, inputsAreIntact, differences }: Replay): FormulaReplayType {
  return {
    run: toFormulaRunType(run),
    isIdentical: inputsAreIntact && differences.length === 0,
    inputsAreIntact,
    differences: differences.map(({ stored, replayed, ...place }) => ({
      ...place,
      stored: toMoneyOrNull(stored),
      replayed: toMoneyOrNull(replayed),
    })),
  };
}
