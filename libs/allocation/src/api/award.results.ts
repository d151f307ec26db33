import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MoneyType, toMoney } from '#funding';
import { plainDate, type PlainDate } from '#kernel';
import {
  ConflictOfInterest,
  DateScalar,
  IdScalar,
  InvalidInput,
  KeyReused,
  NotFound,
  PeriodClosed,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import {
  AboveCap,
  BudgetInsufficient,
  CommunityInDeficit,
  DoubleFunding,
  EvidenceNeeded,
  ForTheChair,
  ForTheLocalAuthority,
  NoOpenBudget,
  NotEligible,
} from '../app/allocation.refusals.js';
import { TooMuchBeyondYearEnd } from '../app/limit-beyond-year-end.js';
import { SchoolLimitReached } from '../app/limit-of-school.js';
import type { Awarded, AwardedInstalment } from '../app/award-request.js';
import type { OutcomeWithMoney } from '../domain/decision.js';
import { DecisionOutcomeEnum } from './decision.enums.js';

@ObjectType('PlannedInstalment', { description: 'A part of an award as it was planned.' })
export class PlannedInstalmentType {
  @Field(() => Int, { description: 'Its number within the award.' })
  readonly number: number;

  @Field(() => String, { description: 'What it is for, such as "Term 2 of 2026-27".' })
  readonly label: string;

  @Field(() => DateScalar, { description: 'The pay day on which it falls due.' })
  readonly dueOn: PlainDate;

  @Field(() => MoneyType, { description: 'How much.' })
  readonly amount: MoneyType;

  constructor({ number, label, dueOn, amount }: AwardedInstalment) {
    this.number = number;
    this.label = label;
    this.dueOn = plainDate(dueOn);
    this.amount = toMoney(amount);
  }
}

@ObjectType({ description: 'The money is given, or with `dryRun` would be given, like this.' })
export class RequestAwarded {
  @Field(() => Boolean, { description: 'Whether this only shows what would happen.' })
  readonly dryRun: boolean;

  @Field(() => IdScalar, { nullable: true, description: 'The award. Empty for a dry run.' })
  readonly awardId: string | null;

  @Field(() => String, { nullable: true, description: 'The reference of the award. Empty for a dry run.' })
  readonly reference: string | null;

  @Field(() => IdScalar, { nullable: true, description: 'The decision. Empty for a dry run.' })
  readonly decisionId: string | null;

  @Field(() => IdScalar, { description: 'The request.' })
  readonly requestId: string;

  @Field(() => IdScalar, { description: 'The budget the money comes from.' })
  readonly budgetId: string;

  @Field(() => DecisionOutcomeEnum, { description: 'Whether all is given that was asked.' })
  readonly outcome: OutcomeWithMoney;

  @Field(() => MoneyType, { description: 'How much is given.' })
  readonly amount: MoneyType;

  @Field(() => MoneyType, { description: 'What the community can still promise, right after this award.' })
  readonly availableAfter: MoneyType;

  @Field(() => MoneyType, { description: 'What is promised and not yet due, right after this award.' })
  readonly committedAfter: MoneyType;

  @Field(() => [PlannedInstalmentType], {
    description: 'When it is paid.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 6 * childComplexity,
  })
  readonly instalments: PlannedInstalmentType[];

  constructor(awarded: Awarded, dryRun: boolean) {
    this.dryRun = dryRun;
    this.awardId = dryRun ? null : awarded.awardId;
    this.reference = dryRun ? null : awarded.reference;
    this.decisionId = dryRun ? null : awarded.decisionId;
    this.requestId = awarded.requestId;
    this.budgetId = awarded.budgetId;
    this.outcome = awarded.outcome;
    this.amount = toMoney(awarded.amount);
    this.availableAfter = toMoney(awarded.availableAfter);
    this.committedAfter = toMoney(awarded.committedAfter);
    this.instalments = awarded.instalments.map((part) => new PlannedInstalmentType(part));
  }
}

export const AwardRequestResult = resultUnion(
  'AwardRequestResult',
  'What came of giving money for a request.',
  [
    RequestAwarded,
    NotFound,
    WrongState,
    StaleVersion,
    ConflictOfInterest,
    ForTheChair,
    SeparationOfDuties,
    InvalidInput,
    NotEligible,
    EvidenceNeeded,
    ForTheLocalAuthority,
    AboveCap,
    NoOpenBudget,
    BudgetInsufficient,
    CommunityInDeficit,
    DoubleFunding,
    SchoolLimitReached,
    TooMuchBeyondYearEnd,
    PeriodClosed,
    KeyReused,
  ],
);
