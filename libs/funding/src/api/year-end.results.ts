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
import {
  NextYearInDeficit,
  NextYearNotOpen,
  NextYearShort,
  NothingToWindUp,
  PaymentsUnreleased,
  YearEndOutOfDate,
  YearNotSettled,
} from '../app/year-end.refusals.js';
import { DeficitType } from './deficit.types.js';
import { FinancialYearStandingType, YearEndType } from './year-end.types.js';

@ObjectType({ isAbstract: true })
abstract class YearSuccess {
  @Field(() => FinancialYearStandingType, { description: 'How far the year has come now.' })
  readonly year: FinancialYearStandingType;

  constructor(year: FinancialYearStandingType) {
    this.year = year;
  }
}

@ObjectType({ description: 'The year takes no new budgets and awards any more.' })
export class YearSoftClosed extends YearSuccess {}

@ObjectType({ description: 'The year is closed for good.' })
export class YearClosed extends YearSuccess {}

@ObjectType({ isAbstract: true })
abstract class YearEndSuccess {
  @Field(() => YearEndType, { description: 'The year end as it is now.' })
  readonly yearEnd: YearEndType;

  constructor(yearEnd: YearEndType) {
    this.yearEnd = yearEnd;
  }
}

@ObjectType({ description: 'The year end is entered and waits for another officer to approve it.' })
export class YearEndProposed extends YearEndSuccess {}

@ObjectType({ description: 'The year end is approved, and its money has moved.' })
export class YearEndApproved extends YearEndSuccess {}

@ObjectType({ isAbstract: true })
abstract class DeficitSuccess {
  @Field(() => DeficitType, { description: 'The deficit as it is now.' })
  readonly deficit: DeficitType;

  constructor(deficit: DeficitType) {
    this.deficit = deficit;
  }
}

@ObjectType({ description: 'The deficit is entered and waits for another officer to decide.' })
export class DeficitProposed extends DeficitSuccess {}

@ObjectType({ description: 'The deficit is recorded in the ledger.' })
export class DeficitApproved extends DeficitSuccess {}

@ObjectType({ description: 'The deficit is turned down.' })
export class DeficitRejected extends DeficitSuccess {}

const COMMON = [NotFound, WrongState, KeyReused] as const;
const DECIDED = [...COMMON, StaleVersion, SeparationOfDuties] as const;

export const SoftCloseYearResult = resultUnion(
  'SoftCloseYearResult',
  'What came of closing a year for new budgets and awards.',
  [YearSoftClosed, ...COMMON, InvalidInput],
);

export const CloseYearResult = resultUnion('CloseYearResult', 'What came of closing a year for good.', [
  YearClosed,
  ...DECIDED,
  InvalidInput,
  PaymentsUnreleased,
  YearNotSettled,
]);

export const ProposeYearEndResult = resultUnion(
  'ProposeYearEndResult',
  'What came of proposing a year end.',
  [YearEndProposed, ...COMMON, InvalidInput, FundSourceNotValid, PaymentsUnreleased, NothingToWindUp],
);

export const ApproveYearEndResult = resultUnion(
  'ApproveYearEndResult',
  'What came of approving a year end.',
  [
    YearEndApproved,
    ...DECIDED,
    InvalidInput,
    PaymentsUnreleased,
    YearEndOutOfDate,
    NextYearNotOpen,
    NextYearShort,
    NextYearInDeficit,
    PeriodClosed,
  ],
);

export const RecordDeficitResult = resultUnion(
  'RecordDeficitResult',
  'What came of proposing to record a deficit.',
  [DeficitProposed, ...COMMON, InvalidInput],
);

export const ApproveDeficitResult = resultUnion('ApproveDeficitResult', 'What came of approving a deficit.', [
  DeficitApproved,
  ...DECIDED,
  PeriodClosed,
]);

export const RejectDeficitResult = resultUnion('RejectDeficitResult', 'What came of rejecting a deficit.', [
  DeficitRejected,
  ...DECIDED,
]);
