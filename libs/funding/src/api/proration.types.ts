import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ProrationBasis, type Pence, type PlainDate } from '#kernel';
import { DateScalar, IdScalar, PenceScalar, ShortTextScalar } from '#platform';
import type { PriceAnswer, PricedFrom } from '../app/price-provision.query.js';
import { YearKind } from '../domain/fund-source.js';
import type { PricedStretch } from '../domain/proration-price.js';
import { YearSplitMethod, type YearSplit } from '../domain/proration-split.js';
import { MoneyType, toMoney, toMoneyOrNull } from './money.types.js';
import { toWorkingLine, WorkingLineType } from './working.types.js';

registerEnumType(ProrationBasis, {
  name: 'ProrationBasis',
  description: 'What the part of a year is counted in.',
  valuesMap: {
    CALENDAR_DAY: { description: 'Calendar days, out of the 365 or 366 of the year.' },
    SCHOOL_DAY: {
      description: "Weekdays in the school's terms, without bank holidays, out of those of the year.",
    },
    MONTH: { description: 'Whole calendar months, out of twelve.' },
    TERM: { description: 'Terms begun, out of the terms of the year, each counting the same.' },
    TERM_WEIGHTED: {
      description: 'Terms begun, out of the terms of the year, each counting its school days.',
    },
    NONE: { description: 'No proration: the amount is paid whole.' },
  },
});
registerEnumType(YearSplitMethod, {
  name: 'YearSplitMethod',
  description: 'How an academic year is charged to the two financial years it lies in.',
  valuesMap: {
    TWELFTHS: { description: 'Seven twelfths for September to March, five twelfths for April to August.' },
    DAYS: { description: 'By the calendar days before and from 1 April.' },
  },
});

@InputType({ description: 'A band, from a day on.' })
export class ProvisionBandInput {
  @Field(() => ShortTextScalar, { description: 'The code of the band scheme.' })
  scheme!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the band.' })
  band!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The first day of this band. The first day of the period if left out, for the first band only.',
  })
  from?: PlainDate | null;

  @Field(() => PenceScalar, {
    nullable: true,
    description:
      'The annual amount in pence, as the scheme states its amounts, for a band with a range or costed case by case.',
  })
  amountPence?: Pence | null;
}

@InputType({ description: 'Provision to be priced: by an annual amount, or by one band after another.' })
export class PriceProvisionInput {
  @Field(() => DateScalar, { description: 'The first day of the provision.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'The last day of the provision, counted.' })
  to!: PlainDate;

  @Field(() => ProrationBasis, { description: 'What the part of a year is counted in.' })
  basis!: ProrationBasis;

  @Field(() => YearKind, {
    defaultValue: YearKind.ACADEMIC,
    description:
      'Which year calendar days are counted in. School days and terms are those of academic years.',
  })
  yearKind!: YearKind;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The school whose terms are counted. Needed for school days and terms.',
  })
  schoolId?: string | null;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The top-up for a whole year, in pence. Leave it out to price by bands.',
  })
  annualPence?: Pence | null;

  @Field(() => [ProvisionBandInput], {
    nullable: true,
    description: 'The bands, one after another. Leave them out to price by an annual amount.',
  })
  bands?: ProvisionBandInput[] | null;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'What has been paid for it already, in pence, to see what is still due or has to come back.',
  })
  paidPence?: Pence | null;
}

@ObjectType('ProvisionSegment', {
  description: 'A stretch of time over which the annual amount is the same.',
})
export class ProvisionSegmentType {
  @Field(() => DateScalar, { description: 'Its first day.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'Its last day, counted.' })
  to!: PlainDate;

  @Field(() => MoneyType, { description: 'The top-up for a whole year.' })
  annual!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      "All of the provision for a year, with the school's own part. Empty where no band was given.",
  })
  annualGross!: MoneyType | null;

  @Field(() => MoneyType, { description: 'What is paid for this stretch.' })
  amount!: MoneyType;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the band scheme, where a band was given.',
  })
  scheme!: string | null;

  @Field(() => String, { nullable: true, description: 'The code of the band, where one was given.' })
  band!: string | null;

  @Field(() => IdScalar, {
    nullable: true,
    description:
      'The value of the band this stretch is priced by. A later version of the scheme is another value.',
  })
  bandValueId!: string | null;
}

@ObjectType('ProvisionPrice', {
  description: 'What provision over a period is paid, and how that came about.',
})
export class ProvisionPriceType {
  @Field(() => MoneyType, { description: 'For the whole period.' })
  amount!: MoneyType;

  @Field(() => [ProvisionSegmentType], {
    description: 'Cut wherever a value changes. They add up to the whole.',
  })
  segments!: ProvisionSegmentType[];

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What is still to be paid, where it was said what is paid.',
  })
  toPay!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What has to come back, where it was said what is paid.',
  })
  toRecover!: MoneyType | null;

  @Field(() => [WorkingLineType], { description: 'How each of these came about, step by step.' })
  working!: WorkingLineType[];
}

@InputType({ description: 'An amount for a whole academic year, to be charged to financial years.' })
export class SplitAcademicYearInput {
  @Field(() => ShortTextScalar, { description: 'The academic year from 1 September, such as "2026-27".' })
  academicYear!: string;

  @Field(() => PenceScalar, { description: 'The amount for the whole year, in pence.' })
  amountPence!: Pence;

  @Field(() => YearSplitMethod, {
    defaultValue: YearSplitMethod.TWELFTHS,
    description: 'How it is split.',
  })
  method!: YearSplitMethod;
}

@ObjectType('FinancialYearShare', { description: 'What falls into one financial year.' })
export class FinancialYearShareType {
  @Field(() => String, { description: 'The financial year from 1 April, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;
}

@ObjectType('AcademicYearSplit', {
  description: 'An academic year charged to the two financial years it lies in.',
})
export class AcademicYearSplitType {
  @Field(() => [FinancialYearShareType], { description: 'The earlier year first. They add up exactly.' })
  shares!: FinancialYearShareType[];

  @Field(() => [WorkingLineType], { description: 'How each share came about.' })
  working!: WorkingLineType[];
}

export function toProvisionPrice({ amount, segments, settlement, working }: PriceAnswer): ProvisionPriceType {
  return {
    amount: toMoney(amount),
    segments: segments.map(toSegment),
    toPay: settlement && toMoney(settlement.toPay),
    toRecover: settlement && toMoney(settlement.toRecover),
    working: [...working, ...(settlement?.working ?? [])].map(toWorkingLine),
  };
}

export function toAcademicYearSplit({ shares, working }: YearSplit): AcademicYearSplitType {
  return {
    shares: shares.map(({ year, pence }) => ({ financialYear: year.label, amount: toMoney(pence) })),
    working: working.map(toWorkingLine),
  };
}

function toSegment(segment: PricedStretch<PricedFrom>): ProvisionSegmentType {
  const { from, to, annual, amount, gross, scheme, band, bandValueId } = segment;
  return {
    from,
    to,
    annual: toMoney(annual),
    annualGross: toMoneyOrNull(gross ?? null),
    amount: toMoney(amount),
    scheme: scheme ?? null,
    band: band ?? null,
    bandValueId: bandValueId ?? null,
  };
}
