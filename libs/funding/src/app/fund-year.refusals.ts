import { Field, ObjectType } from '@nestjs/graphql';
import { formatPounds, pence, type Pence } from '#kernel';
import { IdScalar, PenceScalar, RefusalCode, UserError, type InvalidInput, type KeyReused } from '#platform';
import type { FundAndYear } from '../data/fund-year.sql.js';
import type { DecisionRefusal, FundSourceNotValid } from './budget.refusals.js';

/** What a fund may promise, what it has promised, and by how much more it was asked to. */
export interface FundStanding {
  readonly promisable: Pence;
  readonly promised: Pence;
  readonly asked: Pence;
}

@ObjectType({
  implements: () => [UserError],
  description: 'More would be promised than the fund has confirmed, or the local authority has underwritten.',
})
export class FundExceeded extends UserError {
  override readonly code = RefusalCode.FUND_EXCEEDED;

  @Field(() => String, { description: 'The code of the fund source.' })
  readonly fundCode: string;

  @Field(() => String, { description: 'The financial year, such as 2026-27.' })
  readonly financialYear: string;

  @Field(() => PenceScalar, { description: 'What may be promised in all: confirmed and underwritten.' })
  readonly promisablePence: Pence;

  @Field(() => PenceScalar, { description: 'What has been promised so far.' })
  readonly promisedPence: Pence;

  @Field(() => PenceScalar, { description: 'How much more was to be promised.' })
  readonly askedPence: Pence;

  @Field(() => PenceScalar, { description: 'By how much that is too much.' })
  readonly shortfallPence: Pence;

  constructor({ fundCode, year }: FundAndYear, { promisable, promised, asked }: FundStanding) {
    const shortfall = pence(promised + asked - promisable);
    super(
      `The fund ${fundCode} has ${formatPounds(promisable)} confirmed or underwritten for ${year.label}, and ` +
        `${formatPounds(promised)} of it is promised. With ${formatPounds(asked)} more, ${formatPounds(shortfall)} would be missing.`,
    );
    this.fundCode = fundCode;
    this.financialYear = year.label;
    this.promisablePence = promisable;
    this.promisedPence = promised;
    this.askedPence = asked;
    this.shortfallPence = shortfall;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Figures for this fund and year are waiting for a decision already.',
})
export class FundingRecordWaiting extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => IdScalar, { description: 'The id of the record that waits.' })
  readonly recordId: string;

  constructor({ fundCode, year }: FundAndYear, recordId: string) {
    super(
      `Figures for the fund ${fundCode} in ${year.label} are waiting to be confirmed or rejected. Only then can new ones be entered.`,
    );
    this.recordId = recordId;
  }
}

export type RecordFundingRefusal = InvalidInput | FundSourceNotValid | FundingRecordWaiting | KeyReused;
export type ConfirmFundingRefusal = DecisionRefusal | FundExceeded | KeyReused;
export type RejectFundingRefusal = DecisionRefusal | KeyReused;
