import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar } from '#platform';
import type { BandInForce } from '../app/bands.query.js';
import { AreaOfNeed } from '../domain/band.js';
import { BandBasis, BandValueKind } from '../domain/band-value.js';
import { lastDayOf } from '../domain/validity.js';
import { MoneyType, toMoney, toMoneyOrNull } from './money.types.js';

registerEnumType(AreaOfNeed, {
  name: 'AreaOfNeed',
  description: 'The four broad areas of need of the SEND code of practice.',
  valuesMap: {
    COMMUNICATION_AND_INTERACTION: { description: 'Communication and interaction.' },
    COGNITION_AND_LEARNING: { description: 'Cognition and learning.' },
    SEMH: { description: 'Social, emotional and mental health.' },
    SENSORY_AND_PHYSICAL: { description: 'Sensory and/or physical needs.' },
  },
});
registerEnumType(BandBasis, {
  name: 'BandBasis',
  description: 'What the amounts of a band scheme mean.',
  valuesMap: {
    NET_TOPUP: { description: "The top-up alone: the school's own first part comes on top." },
    GROSS: { description: "All of the provision: the school's own first part is in it." },
  },
});
registerEnumType(BandValueKind, {
  name: 'BandValueKind',
  description: 'How far a band lays down its amount.',
  valuesMap: {
    POINT: { description: 'One amount.' },
    RANGE: { description: 'An amount is chosen between two limits.' },
    BESPOKE: { description: 'Costed case by case, from a lowest amount upwards.' },
  },
});

@ObjectType('BandValue', { description: 'What a band is worth a year.' })
export class BandValueType {
  @Field(() => BandValueKind, { description: 'How far the band lays down its amount.' })
  kind!: BandValueKind;

  @Field(() => MoneyType, { description: 'The lowest amount, as published.' })
  lowest!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The highest amount, as published. Empty for a band costed case by case.',
  })
  highest!: MoneyType | null;

  @Field(() => MoneyType, { description: 'The lowest amount as top-up.' })
  lowestTopUp!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The highest amount as top-up. Empty for a band costed case by case.',
  })
  highestTopUp!: MoneyType | null;

  @Field(() => DateScalar, { description: 'The first day on which it is in force.' })
  validFrom!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it is in force. Empty while none is set.',
  })
  lastDay!: PlainDate | null;

  @Field(() => String, { description: 'Where it is published.' })
  source!: string;
}

@ObjectType('Band', { description: 'One band of a scheme: how much support, for which area of need.' })
export class BandType {
  @Field(() => String, { description: 'Its code within the scheme.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  label!: string;

  @Field(() => AreaOfNeed, {
    nullable: true,
    description: 'The area of need. Empty for a band that serves all of them.',
  })
  areaOfNeed!: AreaOfNeed | null;

  @Field(() => Int, { description: 'Higher is more support.' })
  level!: number;

  @Field(() => String, { description: 'Which provision the band stands for.' })
  descriptor!: string;

  @Field(() => BandValueType, { description: 'What it is worth on the day asked for.' })
  value!: BandValueType;
}

@ObjectType('BandScheme', { description: 'A published set of bands.' })
export class BandSchemeType {
  @Field(() => IdScalar, { description: 'The id of the scheme.' })
  id!: string;

  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => BandBasis, { description: 'What its amounts mean.' })
  basis!: BandBasis;

  @Field(() => String, { description: 'Where it is published.' })
  source!: string;
}

export function toBandType(band: BandInForce): BandType {
  const { value } = band;
  return {
    code: band.code,
    label: band.label,
    areaOfNeed: band.areaOfNeed,
    level: band.level,
    descriptor: band.descriptor,
    value: {
      kind: band.kind,
      lowest: toMoney(value.lowest),
      highest: toMoneyOrNull(value.highest),
      lowestTopUp: toMoney(band.lowestTopUp),
      highestTopUp: toMoneyOrNull(band.highestTopUp),
      validFrom: value.from,
      lastDay: lastDayOf(value),
      source: value.source,
    },
  };
}
