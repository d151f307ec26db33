import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, IdScalar } from '#platform';
import type { Actor } from '#access';
import type { StoredFundYear } from '../data/fund-year.sql.js';
import type { FundingRecord } from '../data/funding-record.sql.js';
import { FundingRecordState, leftToPromise } from '../domain/fund-year.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { MoneyType, toMoney } from './money.types.js';

registerEnumType(FundingRecordState, {
  name: 'FundingRecordState',
  description: 'How far the figures of a fund year have come.',
  valuesMap: {
    PROPOSED: { description: 'Entered by one person and waiting for another to decide.' },
    CONFIRMED: { description: 'Confirmed: these are the figures communities can be promised by.' },
    REJECTED: { description: 'Turned down. The figures in force stay.' },
  },
});

@ObjectType({ isAbstract: true })
abstract class FundAmountsType {
  @Field(() => MoneyType, { description: 'Hoped for. It is shown, and promised to nobody.' })
  expected!: MoneyType;

  @Field(() => MoneyType, { description: 'Certain, such as by a letter of award.' })
  confirmed!: MoneyType;

  @Field(() => MoneyType, {
    description: 'Not confirmed, and guaranteed by the local authority all the same.',
  })
  underwritten!: MoneyType;
}

@ObjectType('FundYear', {
  description:
    'What a fund gives in a financial year, and how much of it communities have been promised. Up to what is confirmed ' +
    'and underwritten can be promised.',
})
export class FundYearType extends FundAmountsType {
  @Field(() => String, { description: 'The code of the fund source.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, {
    description: 'Promised to communities: budgets opened and corrections, less top-slices.',
  })
  promised!: MoneyType;

  @Field(() => MoneyType, { description: 'Can still be promised.' })
  leftToPromise!: MoneyType;

  @Field(() => String, {
    nullable: true,
    description: 'Who underwrote. Empty where nothing is underwritten.',
  })
  underwrittenByName!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was underwritten. Empty where nothing is.',
  })
  underwrittenAt!: string | null;
}

@ObjectType('FundingRecord', {
  description: 'What one officer wants the figures of a fund year to be, for another to confirm.',
})
export class FundingRecordType extends FundAmountsType {
  @Field(() => IdScalar, { description: 'The id of the record.' })
  id!: string;

  @Field(() => String, { description: 'The code of the fund source.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => String, { description: 'Where the figures come from, in the words of who entered them.' })
  note!: string;

  @Field(() => FundingRecordState, { description: 'How far it has come.' })
  state!: FundingRecordState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you decide.' })
  version!: number;

  @Field(() => String, { description: 'Who entered it.' })
  proposedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  proposedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who confirmed or rejected it. Empty before that.' })
  decidedByName!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was confirmed or rejected. Empty before that.',
  })
  decidedAt!: string | null;

  @Field(() => Boolean, { description: 'Whether you can confirm or reject it now.' })
  isYoursToDecide!: boolean;
}

export function toFundYearType(year: StoredFundYear): FundYearType {
  return {
    ...toAmounts(year),
    fundCode: year.fundCode,
    financialYear: year.financialYear,
    promised: toMoney(year.promised),
    leftToPromise: toMoney(leftToPromise(year)),
    underwrittenByName: year.underwrittenByName,
    underwrittenAt: year.underwrittenAt,
  };
}

export function toFundingRecordType(record: FundingRecord, actor: Actor): FundingRecordType {
  const decider = { personId: actor.personId, expectedVersion: record.version };
  return {
    ...toAmounts(record),
    id: record.id,
    fundCode: record.fundCode,
    financialYear: record.financialYear,
    note: record.note,
    state: record.state,
    version: record.version,
    proposedByName: record.proposedByName,
    proposedAt: record.proposedAt,
    decidedByName: record.decidedByName,
    decidedAt: record.decidedAt,
    isYoursToDecide: actor.may('funding.confirm') && problemOfDeciding(record, decider) === undefined,
  };
}

function toAmounts({ expected, confirmed, underwritten }: StoredFundYear | FundingRecord): FundAmountsType {
  return {
    expected: toMoney(expected),
    confirmed: toMoney(confirmed),
    underwritten: toMoney(underwritten),
  };
}
