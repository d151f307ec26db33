import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { Pence, PlainDate } from '#kernel';
import { DateScalar, IdScalar, LongTextScalar, PageArgs, PenceScalar, ShortTextScalar } from '#platform';
import type {
  FormulaRunState as RunState,
  LimitsPer as Per,
  MissingFigures as Missing,
} from '../domain/formula-version.js';
import { FormulaRunState, LimitsPer, MissingFigures } from './formula.enums.js';

const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';
const YEAR = 'The financial year from 1 April to 31 March, such as "2026-27".';

@InputType({ description: 'What a formula counts, and how much of the money goes by it.' })
export class FormulaFactorInput {
  @Field(() => ShortTextScalar, { description: 'What the factor is called: capitals, such as "PUPILS".' })
  code!: string;

  @Field(() => ShortTextScalar, { description: 'What it is called in words.' })
  name!: string;

  @Field(() => ShortTextScalar, {
    description:
      'What is counted: PUPILS, EHCP, SEN_SUPPORT, FSM, FSM_EVER6 or EAL of the census, an imported measure, or LUMP_SUM ' +
      'for one in each community.',
  })
  measure!: string;

  @Field(() => Int, { description: 'Its weight: any whole number that is not negative.' })
  weight!: number;
}

@InputType({ description: 'The least and the most of one community, in place of those for all.' })
export class FormulaLimitInput {
  @Field(() => IdScalar, { description: 'The community.' })
  communityId!: string;

  @Field(() => PenceScalar, { nullable: true, description: 'The least it gets, in pence.' })
  floorPence?: Pence | null;

  @Field(() => PenceScalar, { nullable: true, description: 'The most it gets, in pence.' })
  capPence?: Pence | null;
}

@InputType({ description: 'What a formula says.' })
export class FormulaInput {
  @Field(() => DateScalar, { description: 'The day of the census, and of every other measure.' })
  countedOn!: PlainDate;

  @Field(() => DateScalar, { description: 'The day whose memberships say which schools count for whom.' })
  membersOn!: PlainDate;

  @Field(() => MissingFigures, {
    defaultValue: 'REFUSE',
    description: 'What is done about a member school without a figure.',
  })
  missingFigures!: Missing;

  @Field(() => [FormulaFactorInput], { description: 'What is counted.' })
  factors!: FormulaFactorInput[];

  @Field(() => LimitsPer, {
    defaultValue: 'COMMUNITY',
    description: 'What the floor and the cap for all are given for.',
  })
  limitsPer!: Per;

  @Field(() => PenceScalar, { nullable: true, description: 'The least for all, in pence.' })
  floorPence?: Pence | null;

  @Field(() => PenceScalar, { nullable: true, description: 'The most for all, in pence.' })
  capPence?: Pence | null;

  @Field(() => [FormulaLimitInput], { defaultValue: [], description: 'Limits of single communities.' })
  limits!: FormulaLimitInput[];
}

/** What a version needs besides what it says. */
@InputType({ isAbstract: true })
export abstract class NamedFormulaInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: 'What the version is called in words.' })
  name!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => ShortTextScalar, { description: YEAR })
  financialYear!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day whose money it shares. The first of the year if left out.',
  })
  validFrom?: PlainDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day whose money it shares. The last of the year if left out.',
  })
  lastDay?: PlainDate | null;

  @Field(() => FormulaInput, { description: 'What it says.' })
  formula!: FormulaInput;
}

@InputType({ description: 'A new formula.' })
export class CreateFormulaVersionInput extends NamedFormulaInput {
  @Field(() => ShortTextScalar, {
    description: 'What all its versions are called: capitals, such as "KENT".',
  })
  code!: string;
}

@InputType({ description: 'The next version of a formula.' })
export class ReviseFormulaVersionInput extends NamedFormulaInput {
  @Field(() => IdScalar, { description: 'The version it follows.' })
  versionId!: string;

  @Field(() => Int, { description: 'The `version` of that one as you looked at it.' })
  expectedVersion!: number;
}

@InputType({ description: 'A total to be shared by a version of the formula.' })
export class RunFormulaInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The version of the formula.' })
  versionId!: string;

  @Field(() => Int, { description: 'Its `version` as you looked at it.' })
  expectedVersion!: number;

  @Field(() => PenceScalar, { description: 'What is shared, in pence: more than nothing.' })
  totalPence!: Pence;
}

@InputType({ description: 'A version of the formula to be approved.' })
export class ApproveFormulaVersionInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The version of the formula.' })
  versionId!: string;

  @Field(() => Int, { description: 'Its `version` as you looked at it.' })
  expectedVersion!: number;
}

@InputType({ description: 'A run of the formula to be approved.' })
export class ApproveFormulaRunInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The run.' })
  runId!: string;

  @Field(() => Int, { description: 'Its `version` as you looked at it.' })
  expectedVersion!: number;
}

@InputType({ description: 'An approved run whose shares are to become budgets.' })
export class OpenBudgetsFromRunInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The run.' })
  runId!: string;

  @Field(() => LongTextScalar, { description: 'Why these amounts, for the officer who checks them.' })
  note!: string;
}

@InputType({ description: 'The proposed budgets of a run to be opened all together.' })
export class ApproveBudgetsFromRunInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The run.' })
  runId!: string;

  @Field(() => Int, { description: 'How many proposed budgets of it you looked at.' })
  expectedBudgets!: number;
}

@InputType({ description: 'A formula to be tried.' })
export class SimulateFormulaInput {
  @Field(() => FormulaInput, { description: 'What it says.' })
  formula!: FormulaInput;

  @Field(() => PenceScalar, { description: 'What would be shared, in pence: more than nothing.' })
  totalPence!: Pence;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The run to compare with. The one approved last for the fund if left out.',
  })
  compareWithRunId?: string | null;
}

@ArgsType()
export class FormulaVersionsArgs extends PageArgs {
  @Field(() => ShortTextScalar, { nullable: true, description: `Only of one year. ${YEAR}` })
  financialYear?: string | null;

  @Field(() => ShortTextScalar, {
    nullable: true,
    description: 'Only versions of one formula, such as "KENT".',
  })
  code?: string | null;
}

@ArgsType()
export class FormulaRunsArgs extends PageArgs {
  @Field(() => ShortTextScalar, { nullable: true, description: `Only of one year. ${YEAR}` })
  financialYear?: string | null;

  @Field(() => ShortTextScalar, { nullable: true, description: 'Only runs for one fund source.' })
  fundCode?: string | null;

  @Field(() => FormulaRunState, { nullable: true, description: 'Only runs that have come this far.' })
  state?: RunState | null;
}
