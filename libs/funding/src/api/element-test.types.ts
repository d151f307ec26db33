import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Pence, PlainDate } from '#kernel';
import { DateScalar, PenceScalar } from '#platform';
import { FundedFrom, type ElementTest } from '../domain/element-2.js';
import { MoneyType, toMoney } from './money.types.js';
import { toWorkingLine, WorkingLineType } from './working.types.js';

registerEnumType(FundedFrom, {
  name: 'FundedFrom',
  description: 'Who pays for a line of provision.',
  valuesMap: {
    ELEMENT_1: { description: 'The core funding every pupil brings.' },
    ELEMENT_2: { description: "The school's own additional support, from its notional SEN budget." },
    PUPIL_PREMIUM: { description: 'The pupil premium.' },
    INCLUSIVE_MAINSTREAM_FUND: { description: "The school's own grant from the Inclusive Mainstream Fund." },
    COMMUNITY: { description: 'The budget of the community: this is what is asked for.' },
    OTHER: { description: 'Somebody else.' },
  },
});

@InputType({ description: "One line of a pupil's provision." })
export class CostedLineInput {
  @Field(() => PenceScalar, { description: 'What it costs over the whole period, in pence.' })
  totalPence!: Pence;

  @Field(() => FundedFrom, { description: 'Who pays for it.' })
  fundedFrom!: FundedFrom;
}

@InputType({ description: 'The provision of one pupil over one period.' })
export class ElementTestInput {
  @Field(() => DateScalar, { description: 'The first day of the provision.' })
  from!: PlainDate;

  @Field(() => DateScalar, { description: 'The last day of the provision, counted.' })
  to!: PlainDate;

  @Field(() => [CostedLineInput], { description: 'The provision, line by line.' })
  lines!: CostedLineInput[];
}

@ObjectType('ElementTest', {
  description:
    "How one pupil's provision divides between the school's own money and top-up. For the whole period.",
})
export class ElementTestType {
  @Field(() => MoneyType, { description: 'The Element 2 threshold for this period.' })
  threshold!: MoneyType;

  @Field(() => MoneyType, { description: 'All the provision costed, without what Element 1 pays.' })
  provision!: MoneyType;

  @Field(() => MoneyType, {
    description: 'What the school meets from its own budget before a community is asked.',
  })
  elementTwoDue!: MoneyType;

  @Field(() => MoneyType, { description: 'What the lines show the school to meet.' })
  elementTwoCarried!: MoneyType;

  @Field(() => MoneyType, { description: 'What is missing of Element 2.' })
  shortfall!: MoneyType;

  @Field(() => MoneyType, { description: 'What the provision costs above the threshold.' })
  elementThree!: MoneyType;

  @Field(() => Boolean, { description: 'Whether the school meets all that Element 2 must carry.' })
  isMet!: boolean;

  @Field(() => [WorkingLineType], { description: 'How each of these came about, step by step.' })
  working!: WorkingLineType[];
}

export function toElementTestType(test: ElementTest): ElementTestType {
  return {
    threshold: toMoney(test.threshold),
    provision: toMoney(test.provision),
    elementTwoDue: toMoney(test.elementTwoDue),
    elementTwoCarried: toMoney(test.elementTwoCarried),
    shortfall: toMoney(test.shortfall),
    elementThree: toMoney(test.elementThree),
    isMet: test.isMet,
    working: test.working.map(toWorkingLine),
  };
}
