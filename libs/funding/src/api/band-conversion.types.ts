import { Field, Int, ObjectType } from '@nestjs/graphql';
import { plainDate, type PlainDate } from '#kernel';
import { DateScalar, describedEnum, IdScalar } from '#platform';
import type { ConvertedBand } from '../app/convert-band.query.js';
import type { BandConversion } from '../data/band-conversion.sql.js';
import { ConversionRule } from '../domain/band-conversion.js';
import { MoneyType, toMoney, toMoneyOrNull } from './money.types.js';
import { toWorkingLine, WorkingLineType } from './working.types.js';

const BandConversionState = describedEnum(
  'BandConversionState',
  'How far a change of band scheme has come.',
  {
    PROPOSED: 'Waiting for another officer to approve it',
    APPROVED: 'Approved',
  },
);

@ObjectType('BandConversionLine', { description: 'Which band takes the place of an old one.' })
export class BandConversionLineType {
  @Field(() => String, { description: 'The band of the old scheme.' })
  fromBand!: string;

  @Field(() => String, { description: 'The band of the new scheme.' })
  toBand!: string;

  @Field(() => ConversionRule, { description: 'How it was found.' })
  rule!: ConversionRule;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The most the old band gave a year. Empty for a band costed case by case.',
  })
  fromTopUp!: MoneyType | null;
}

@ObjectType('BandConversion', { description: 'The change from one band scheme to another.' })
export class BandConversionType {
  @Field(() => IdScalar, { description: 'The id of the change.' })
  id!: string;

  @Field(() => String, { description: 'The code of the old scheme.' })
  fromScheme!: string;

  @Field(() => String, { description: 'The code of the new scheme.' })
  toScheme!: string;

  @Field(() => DateScalar, { description: 'The first day of the new scheme.' })
  convertsOn!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day on which nobody is paid less than by the old band. Empty where nothing is protected.',
  })
  protectedUntil!: PlainDate | null;

  @Field(() => String, { description: 'Why, or by which decision.' })
  note!: string;

  @Field(() => BandConversionState, { description: 'How far it has come.' })
  state!: 'PROPOSED' | 'APPROVED';

  @Field(() => Int, { description: 'Counts its changes. Send it with your approval.' })
  version!: number;

  @Field(() => String, { description: 'Who proposed it.' })
  proposedByName!: string;

  @Field(() => String, { nullable: true, description: 'Who approved it.' })
  approvedByName!: string | null;

  @Field(() => [BandConversionLineType], { description: 'Band by band.' })
  lines!: BandConversionLineType[];
}

@ObjectType('ConvertedBand', { description: "What a pupil's band has become after a change of scheme." })
export class ConvertedBandType {
  @Field(() => String, { description: 'The code of the new scheme.' })
  scheme!: string;

  @Field(() => String, { description: 'The code of the band that took the place of the old one.' })
  band!: string;

  @Field(() => MoneyType, { description: 'The top-up a year on that day.' })
  annual!: MoneyType;

  @Field(() => Boolean, { description: 'Whether it is the old amount, because that is protected.' })
  isProtected!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of protection. Empty where there is none.',
  })
  protectedUntil!: PlainDate | null;

  @Field(() => [WorkingLineType], { description: 'How the amount came about.' })
  working!: WorkingLineType[];
}

export function toBandConversion({
  convertsOn,
  protectedUntil,
  lines,
  ...rest
}: BandConversion): BandConversionType {
  return {
    ...rest,
    convertsOn: plainDate(convertsOn),
    protectedUntil: protectedUntil === null ? null : plainDate(protectedUntil),
    lines: lines.map(({ fromTopUp, ...line }) => ({ ...line, fromTopUp: toMoneyOrNull(fromTopUp) })),
  };
}

export function toConvertedBand({
  annual,
  protectedUntil,
  working,
  ...rest
}: ConvertedBand): ConvertedBandType {
  return {
    ...rest,
    annual: toMoney(annual),
    protectedUntil: protectedUntil === null ? null : plainDate(protectedUntil),
    working: working.map(toWorkingLine),
  };
}
