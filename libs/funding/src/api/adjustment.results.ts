import { Field, ObjectType } from '@nestjs/graphql';
import {
  InvalidInput,
  KeyReused,
  NotFound,
  PeriodClosed,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import { AdjustmentNotCovered } from '../app/adjustment.refusals.js';
import { FundExceeded } from '../app/fund-year.refusals.js';
import { BudgetAdjustmentType } from './adjustment.types.js';

/** What the successes have in common: the adjustment as it is right after the command. */
@ObjectType({ isAbstract: true })
abstract class AdjustmentSuccess {
  @Field(() => BudgetAdjustmentType, { description: 'The adjustment as it is now.' })
  readonly adjustment: BudgetAdjustmentType;

  constructor(adjustment: BudgetAdjustmentType) {
    this.adjustment = adjustment;
  }
}

@ObjectType({ description: 'The adjustment is entered and waits for its approvals.' })
export class AdjustmentProposed extends AdjustmentSuccess {}

@ObjectType({ description: 'The release is asked for and waits for the local authority.' })
export class ContingencyReleaseAsked extends AdjustmentSuccess {}

@ObjectType({
  description: 'Your approval counts. The money has moved if it was the last one needed: see the state.',
})
export class AdjustmentApproved extends AdjustmentSuccess {}

@ObjectType({ description: 'The adjustment is turned down. Nothing has moved.' })
export class AdjustmentRejected extends AdjustmentSuccess {}

const PROPOSAL = [InvalidInput, NotFound, WrongState, KeyReused] as const;
const DECISION = [NotFound, WrongState, StaleVersion, SeparationOfDuties, KeyReused] as const;

export const ProposeAdjustmentResult = resultUnion(
  'ProposeAdjustmentResult',
  'What came of proposing an adjustment.',
  [AdjustmentProposed, ...PROPOSAL],
);

export const AskContingencyReleaseResult = resultUnion(
  'AskContingencyReleaseResult',
  'What came of asking for a release of the reserve.',
  [ContingencyReleaseAsked, ...PROPOSAL],
);

export const ApproveAdjustmentResult = resultUnion(
  'ApproveAdjustmentResult',
  'What came of approving an adjustment.',
  [AdjustmentApproved, FundExceeded, AdjustmentNotCovered, PeriodClosed, ...DECISION],
);

export const RejectAdjustmentResult = resultUnion(
  'RejectAdjustmentResult',
  'What came of rejecting an adjustment.',
  [AdjustmentRejected, ...DECISION],
);
