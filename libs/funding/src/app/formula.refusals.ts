import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { MissingFigure } from '#directory';
import type { PlainDate } from '#kernel';
import {
  DateScalar,
  IdScalar,
  RefusalCode,
  UserError,
  type InvalidInput,
  type KeyReused,
  type NotFound,
  type PeriodClosed,
  type SeparationOfDuties,
  type StaleVersion,
  type WrongState,
} from '#platform';
import type { FundSourceNotValid } from './budget.refusals.js';
import type { FundExceeded } from './fund-year.refusals.js';

@ObjectType('MissingFigure', { description: 'A member school without a figure for a measure.' })
export class MissingFigureType {
  @Field(() => String, { description: 'The measure, such as "LOW_PRIOR_ATTAINMENT".' })
  measure!: string;

  @Field(() => String, { description: 'The code of the community the school is a member of.' })
  communityCode!: string;

  @Field(() => Int, { description: 'The URN of the school.' })
  urn!: number;

  @Field(() => String, { description: 'The name of the school.' })
  schoolName!: string;
}

/** More than anybody reads; how many there are in all stands beside it. */
const MOST_NAMED = 50;

@ObjectType({
  implements: () => [UserError],
  description: 'Member schools have no figure for a measure of the formula on the day it counts.',
})
export class FiguresMissing extends UserError {
  override readonly code = RefusalCode.FIGURES_MISSING;

  @Field(() => String, { description: 'The field of the input that is meant.' })
  readonly field: string = 'factors';

  @Field(() => DateScalar, { description: 'The day on which the figures would have been counted.' })
  readonly countedOn: PlainDate;

  @Field(() => Int, { description: 'How many figures are missing.' })
  readonly count: number;

  @Field(() => [MissingFigureType], { description: `The first ${MOST_NAMED} of them.` })
  readonly figures: readonly MissingFigureType[];

  constructor(countedOn: PlainDate, missing: readonly MissingFigure[]) {
    const measures = [...new Set(missing.map(({ measure }) => measure))].toSorted().join(', ');
    const figures = missing.length === 1 ? '1 figure is' : `${missing.length} figures are`;
    super(
      `${figures} missing for ${countedOn.toString()} (${measures}). Import them, or let schools without a figure count as nothing.`,
    );
    this.countedOn = countedOn;
    this.count = missing.length;
    this.figures = missing.slice(0, MOST_NAMED);
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Another run of the same version of the formula is approved already.',
})
export class RunApprovedAlready extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => IdScalar, { description: 'The run that is approved.' })
  readonly runId: string;

  constructor(runId: string) {
    super('Another run of this version is approved already. To share another total, revise the formula.');
    this.runId = runId;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Some communities have a budget from this fund for this year already.',
})
export class CommunitiesHaveBudgets extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => [String], { description: 'The codes of these communities.' })
  readonly communityCodes: readonly string[];

  constructor(communityCodes: readonly string[]) {
    super(
      `These communities have a budget from this fund for this year already: ${communityCodes.join(', ')}. ` +
        'Nothing was proposed.',
    );
    this.communityCodes = communityCodes;
  }
}

/** Why the inputs of a run cannot be gathered or shared. */
export type GatheringRefusal = InvalidInput | FiguresMissing;

export type DraftFormulaRefusal = NotFound | InvalidInput | FundSourceNotValid | KeyReused;
/** Why a step of a version is not possible. */
export type StepRefusal = NotFound | WrongState | StaleVersion | SeparationOfDuties;
export type ReviseFormulaRefusal = DraftFormulaRefusal | StepRefusal;
export type RunFormulaRefusal = StepRefusal | GatheringRefusal | KeyReused;
export type ApproveVersionRefusal = StepRefusal | InvalidInput | KeyReused;
export type ApproveRunRefusal = StepRefusal | RunApprovedAlready | KeyReused;
export type ProposeFromRunRefusal =
  NotFound | WrongState | CommunitiesHaveBudgets | FundSourceNotValid | KeyReused;
export type ApproveFromRunRefusal =
  StepRefusal | InvalidInput | FundSourceNotValid | FundExceeded | PeriodClosed | KeyReused;
