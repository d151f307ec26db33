import { Field, ObjectType } from '@nestjs/graphql';
import { formatPounds, type Pence, type PlainDate } from '#kernel';
import { DateScalar, describedEnum, IdScalar, PenceScalar } from '#platform';
import type { FundingStream, OtherFunding } from '../domain/other-funding.js';

const FundingStreamEnum = describedEnum(
  'FundingStream',
  'Money for a child that does not come from a community.',
  {
    LEGACY_TOPUP: 'An individual top-up agreed before communities had budgets; it runs to its end',
    EHCP_ELEMENT_3: "Top-up that comes with the child's education, health and care plan",
  },
);

@ObjectType('OtherFunding', {
  description:
    "What a child receives from elsewhere, as the authority's own system says. Nothing is paid from it here.",
})
export class OtherFundingType {
  @Field(() => IdScalar, { description: 'The id of the entry.' })
  id!: string;

  @Field(() => FundingStreamEnum, { description: 'Where the money comes from.' })
  stream!: FundingStream;

  @Field(() => String, {
    nullable: true,
    description: 'What it is for, as requests name it. Empty where it pays for all of the provision.',
  })
  purpose!: string | null;

  @Field(() => PenceScalar, { description: 'For a whole year, in pence.' })
  annualPence!: Pence;

  @Field(() => String, { description: 'For a whole year, in pounds, for people to read.' })
  annualFormatted!: string;

  @Field(() => DateScalar, { description: 'The first day.' })
  from!: PlainDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day. Empty while none is known.' })
  lastDay!: PlainDate | null;
}

export function toOtherFundingType({
  id,
  stream,
  purpose,
  annual,
  from,
  until,
}: OtherFunding): OtherFundingType {
  const lastDay = until === null ? null : until.subtract({ days: 1 });
  return { id, stream, purpose, annualPence: annual, annualFormatted: formatPounds(annual), from, lastDay };
}
