import { Field, InputType, Int } from '@nestjs/graphql';
import type { Pence, PlainDate } from '#kernel';
import { DateScalar, IdScalar, LongTextScalar, PenceScalar, ShortTextScalar } from '#platform';

const KEY =
  'A key you make up for this one intention, 8 to 100 characters. Sent again, it gives the same answer and no second effect.';

/** What every draft of a version states. */
@InputType({ isAbstract: true })
abstract class DraftInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the band scheme.' })
  scheme!: string;

  @Field(() => DateScalar, { description: 'The first day on which the new values are in force.' })
  validFrom!: PlainDate;

  @Field(() => LongTextScalar, { description: 'Why, or by which decision.' })
  note!: string;
}

@InputType({ description: 'All values of a band scheme to be raised by a rate.' })
export class UpliftBandSchemeInput extends DraftInput {
  @Field(() => Int, {
    description:
      'The rate in hundredths of a per cent: 430 is 4.3%. A negative rate lowers; -10000 and below is refused.',
  })
  basisPoints!: number;
}

@InputType({ description: 'What one band is to be worth a year, as its scheme states amounts.' })
export class NewBandWorthInput {
  @Field(() => ShortTextScalar, { description: 'The code of the band.' })
  band!: string;

  @Field(() => PenceScalar, { description: 'The lowest amount, in pence.' })
  lowestPence!: Pence;

  @Field(() => PenceScalar, {
    nullable: true,
    description:
      'The highest amount, in pence; the same as the lowest for one amount. Leave it out for a band costed case by case.',
  })
  highestPence?: Pence | null;
}

@InputType({ description: 'New values of a band scheme, band by band.' })
export class DraftBandVersionInput extends DraftInput {
  @Field(() => [NewBandWorthInput], {
    description: 'The bands that change. The others keep what they are worth.',
  })
  values!: NewBandWorthInput[];
}

/** What simulating and approving have in common. */
@InputType({ isAbstract: true })
abstract class StepInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The version of the band scheme.' })
  versionId!: string;

  @Field(() => Int, { description: 'The version number of the record you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A draft to be looked at.' })
export class SimulateBandVersionInput extends StepInput {}

@InputType({ description: 'A simulated version to be put in force from its first day.' })
export class ApproveBandVersionInput extends StepInput {}

@InputType({
  description: 'A band of the old scheme, and the one of the new scheme that is to take its place.',
})
export class BandChoiceInput {
  @Field(() => ShortTextScalar, { description: 'The code of the band of the old scheme.' })
  fromBand!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the band of the new scheme.' })
  toBand!: string;
}

@InputType({ description: 'The change from one band scheme to another.' })
export class ProposeBandConversionInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the old scheme.' })
  fromScheme!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the new scheme.' })
  toScheme!: string;

  @Field(() => DateScalar, { description: 'The first day of the new scheme.' })
  convertsOn!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The last day on which nobody is paid less than by the old band. Nothing is protected if left out.',
  })
  protectedUntil?: PlainDate | null;

  @Field(() => LongTextScalar, { description: 'Why, or by which decision.' })
  note!: string;

  @Field(() => [BandChoiceInput], {
    defaultValue: [],
    description: 'Where another band is meant than the nearest that gives at least as much.',
  })
  choices!: BandChoiceInput[];
}

@InputType({ description: 'A proposed change of band scheme to be approved.' })
export class ApproveBandConversionInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The change of scheme.' })
  conversionId!: string;

  @Field(() => Int, { description: 'The version you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: "A pupil's band of an old scheme, on a day after the change." })
export class ConvertBandInput {
  @Field(() => ShortTextScalar, { description: 'The code of the old scheme.' })
  scheme!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the band of the old scheme.' })
  band!: string;

  @Field(() => DateScalar, { description: 'The day.' })
  on!: PlainDate;

  @Field(() => PenceScalar, {
    nullable: true,
    description: "The pupil's top-up a year before the change, in pence, where the old band left a choice.",
  })
  topUpPence?: Pence | null;
}
