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
import { FundSourceNotValid } from '../app/budget.refusals.js';
import { ContributionsNotTaken } from '../app/contribution.refusals.js';
import { FundExceeded } from '../app/fund-year.refusals.js';
import { ContributionType } from './contribution.types.js';

/** What the successes have in common: the agreement as it is right after the command. */
@ObjectType({ isAbstract: true })
abstract class ContributionSuccess {
  @Field(() => ContributionType, { description: 'The agreement as it is now.' })
  readonly agreement: ContributionType;

  constructor(agreement: ContributionType) {
    this.agreement = agreement;
  }
}

@ObjectType({ description: 'The agreement is entered and waits for its money.' })
export class ContributionProposed extends ContributionSuccess {}

@ObjectType({ description: 'The money has arrived and is there for the community to award.' })
export class ContributionConfirmed extends ContributionSuccess {}

@ObjectType({ description: 'The agreement is turned down.' })
export class ContributionRejected extends ContributionSuccess {}

const DECISION = [NotFound, WrongState, StaleVersion, SeparationOfDuties, KeyReused] as const;

export const ProposeContributionResult = resultUnion(
  'ProposeContributionResult',
  "What came of entering a school's agreement.",
  [ContributionProposed, InvalidInput, NotFound, ContributionsNotTaken, KeyReused],
);

export const ConfirmContributionResult = resultUnion(
  'ConfirmContributionResult',
  "What came of confirming a school's contribution.",
  [ContributionConfirmed, FundSourceNotValid, FundExceeded, PeriodClosed, ...DECISION],
);

export const RejectContributionResult = resultUnion(
  'RejectContributionResult',
  "What came of rejecting a school's agreement.",
  [ContributionRejected, ...DECISION],
);
