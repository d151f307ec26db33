import { Field, ObjectType } from '@nestjs/graphql';
import {
  InvalidInput,
  KeyReused,
  NotFound,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import { FundSourceNotValid } from '../app/budget.refusals.js';
import { FundExceeded, FundingRecordWaiting } from '../app/fund-year.refusals.js';
import { FundingRecordType, FundYearType } from './fund-year.types.js';

@ObjectType({ description: 'The figures are entered and wait for another officer to decide.' })
export class FundingRecorded {
  @Field(() => FundingRecordType, { description: 'The record as it is now.' })
  readonly record: FundingRecordType;

  constructor(record: FundingRecordType) {
    this.record = record;
  }
}

@ObjectType({ description: 'The figures are in force: communities can be promised by them.' })
export class FundingConfirmed {
  @Field(() => FundYearType, { description: 'The year of the fund as it is now.' })
  readonly fundYear: FundYearType;

  constructor(fundYear: FundYearType) {
    this.fundYear = fundYear;
  }
}

@ObjectType({ description: 'The figures are turned down. Those in force stay.' })
export class FundingRejected {
  @Field(() => FundingRecordType, { description: 'The record as it is now.' })
  readonly record: FundingRecordType;

  constructor(record: FundingRecordType) {
    this.record = record;
  }
}

export const RecordFundingResult = resultUnion(
  'RecordFundingResult',
  'What came of entering the figures of a fund year.',
  [FundingRecorded, InvalidInput, FundSourceNotValid, FundingRecordWaiting, KeyReused],
);

const DECISION = [NotFound, WrongState, StaleVersion, SeparationOfDuties, KeyReused] as const;

export const ConfirmFundingResult = resultUnion(
  'ConfirmFundingResult',
  'What came of confirming the figures of a fund year.',
  [FundingConfirmed, FundExceeded, ...DECISION],
);

export const RejectFundingResult = resultUnion(
  'RejectFundingResult',
  'What came of rejecting the figures of a fund year.',
  [FundingRejected, ...DECISION],
);
