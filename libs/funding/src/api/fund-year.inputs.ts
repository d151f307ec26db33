import { Field, InputType, Int } from '@nestjs/graphql';
import type { Pence } from '#kernel';
import { IdScalar, LongTextScalar, PenceScalar, ShortTextScalar } from '#platform';
import { KEY } from './key.description.js';

@InputType({
  description: 'What a fund gives in a year. Each figure is the whole, not a change of what is in force.',
})
export class RecordFundingInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => PenceScalar, { description: 'Hoped for, in pence. Shown, and promised to nobody.' })
  expectedPence!: Pence;

  @Field(() => PenceScalar, { description: 'Certain, in pence, such as by a letter of award.' })
  confirmedPence!: Pence;

  @Field(() => PenceScalar, {
    description: 'Not confirmed, and guaranteed by the local authority all the same, in pence.',
  })
  underwrittenPence!: Pence;

  @Field(() => LongTextScalar, {
    description: 'Where the figures come from, for the officer who checks them.',
  })
  note!: string;
}

/** What confirming and rejecting have in common. */
@InputType({ isAbstract: true })
abstract class DecideFundingInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The record that is decided.' })
  recordId!: string;

  @Field(() => Int, { description: 'The version of the record you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'Figures of a fund year to be confirmed.' })
export class ConfirmFundingInput extends DecideFundingInput {}

@InputType({ description: 'Figures of a fund year to be turned down.' })
export class RejectFundingInput extends DecideFundingInput {}
