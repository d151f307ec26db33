import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#access';
import type { PlainDate } from '#kernel';
import { DateScalar } from '#platform';
import type { FundSourceWithYears } from '../app/fund-sources.query.js';
import { YearKind } from '../domain/fund-source.js';
import { lastDayOf } from '../domain/validity.js';
import { FundingRecordType, FundYearType, toFundingRecordType, toFundYearType } from './fund-year.types.js';

registerEnumType(YearKind, {
  name: 'YearKind',
  description: 'The kind of year money is granted for.',
  valuesMap: {
    FINANCIAL: { description: '1 April to 31 March.' },
    ACADEMIC: { description: '1 September to 31 August.' },
  },
});

@ObjectType('FundSource', {
  description: 'Where money comes from, and how payments from it are accounted for.',
})
export class FundSourceType {
  @Field(() => String, { description: 'Its code, such as "HNB_COMMUNITY".' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => YearKind, { description: 'The kind of year it is granted for.' })
  yearKind!: YearKind;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it gives money. Empty where none is set.',
  })
  validFrom!: PlainDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it gives money. Empty where none is set.',
  })
  lastDay!: PlainDate | null;

  @Field(() => Boolean, { description: 'Whether the money may be spent only on what it was given for.' })
  isRingFenced!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What it may be spent on. Empty where nothing is laid down.',
  })
  grantConditions!: string | null;

  @Field(() => String, { description: "The line of the local authority's section 251 return." })
  s251Line!: string;

  @Field(() => String, { description: 'The cost centre in the accounts of the local authority.' })
  costCentre!: string;

  @Field(() => [FundYearType], { description: 'What it gives, year by year, the newest first.' })
  years!: readonly FundYearType[];

  @Field(() => [FundingRecordType], {
    description: 'Figures that wait to be confirmed: at most one for each year.',
  })
  waiting!: readonly FundingRecordType[];
}

export function toFundSourceType(source: FundSourceWithYears, actor: Actor): FundSourceType {
  return {
    code: source.code,
    name: source.name,
    yearKind: source.yearKind,
    validFrom: source.valid.from,
    lastDay: lastDayOf(source.valid),
    isRingFenced: source.isRingFenced,
    grantConditions: source.grantConditions,
    s251Line: source.s251Line,
    costCentre: source.costCentre,
    years: source.years.map(toFundYearType),
    waiting: source.waiting.map((record) => toFundingRecordType(record, actor)),
  };
}
