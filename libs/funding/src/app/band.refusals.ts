import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { formatPounds, type Pence } from '#kernel';
import {
  PenceScalar,
  RefusalCode,
  UserError,
  type InvalidInput,
  type KeyReused,
  type NotFound,
  type SeparationOfDuties,
  type StaleVersion,
  type WrongState,
} from '#platform';
import { ConversionRule } from '../domain/band-conversion.js';

registerEnumType(ConversionRule, {
  name: 'BandConversionRule',
  description: 'How the band that takes the place of another was found.',
  valuesMap: {
    NEAREST_UP: { description: 'The band that gives at least as much, by the least.' },
    CHOSEN: { description: 'Named by the officer who proposed the change.' },
  },
});

@ObjectType({
  implements: () => [UserError],
  description: 'No band of the new scheme gives as much as a band of the old one. Choose a band for it.',
})
export class NoBandGivesAsMuch extends UserError {
  override readonly code = RefusalCode.INVALID_INPUT;

  @Field(() => String, { description: 'The band of the old scheme.' })
  readonly band: string;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The most it gives a year, in pence. Empty for a band costed case by case.',
  })
  readonly topUpPence: Pence | null;

  constructor(band: string, topUp: Pence | null) {
    super(
      topUp === null
        ? `The band ${band} is costed case by case, and the new scheme has no such band. Choose a band for it.`
        : `No band of the new scheme gives the ${formatPounds(topUp)} of band ${band}. Choose a band for it.`,
    );
    this.band = band;
    this.topUpPence = topUp;
  }
}

export type DraftRefusal = NotFound | InvalidInput | KeyReused;
export type StepRefusal =
  NotFound | WrongState | StaleVersion | SeparationOfDuties | InvalidInput | KeyReused;
export type ConversionRefusal = NotFound | InvalidInput | NoBandGivesAsMuch | KeyReused;
export type ConversionApprovalRefusal = NotFound | WrongState | StaleVersion | SeparationOfDuties | KeyReused;
