import { Field, ObjectType } from '@nestjs/graphql';
import {
  InvalidInput,
  KeyReused,
  NotFound,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import { NoBandGivesAsMuch } from '../app/band.refusals.js';
import { BandConversionType } from './band-conversion.types.js';
import { BandVersionType } from './band-version.types.js';

/** What the successes have in common: the version as it is right after the command. */
@ObjectType({ isAbstract: true })
abstract class VersionSuccess {
  @Field(() => BandVersionType, { description: 'The version as it is now.' })
  readonly bandVersion: BandVersionType;

  constructor(bandVersion: BandVersionType) {
    this.bandVersion = bandVersion;
  }
}

@ObjectType({ description: 'A draft with all values raised. Nothing is in force yet.' })
export class BandSchemeUplifted extends VersionSuccess {}

@ObjectType({ description: 'A draft with the values stated. Nothing is in force yet.' })
export class BandVersionDrafted extends VersionSuccess {}

@ObjectType({ description: 'The effect was looked at, and another officer can approve it.' })
export class BandVersionSimulated extends VersionSuccess {}

@ObjectType({ description: 'The version is in force from its first day.' })
export class BandVersionApproved extends VersionSuccess {}

/** What the successes have in common: the change of scheme as it is right after the command. */
@ObjectType({ isAbstract: true })
abstract class ConversionSuccess {
  @Field(() => BandConversionType, { description: 'The change of scheme as it is now.' })
  readonly conversion: BandConversionType;

  constructor(conversion: BandConversionType) {
    this.conversion = conversion;
  }
}

@ObjectType({ description: 'The change is entered and waits for another officer.' })
export class BandConversionProposed extends ConversionSuccess {}

@ObjectType({ description: 'The change of scheme holds.' })
export class BandConversionApproved extends ConversionSuccess {}

export const UpliftBandSchemeResult = resultUnion('UpliftBandSchemeResult', 'What came of an uplift.', [
  BandSchemeUplifted,
  NotFound,
  InvalidInput,
  KeyReused,
]);

export const DraftBandVersionResult = resultUnion('DraftBandVersionResult', 'What came of a draft.', [
  BandVersionDrafted,
  NotFound,
  InvalidInput,
  KeyReused,
]);

export const SimulateBandVersionResult = resultUnion('SimulateBandVersionResult', 'What came of looking.', [
  BandVersionSimulated,
  NotFound,
  WrongState,
  StaleVersion,
  SeparationOfDuties,
  InvalidInput,
  KeyReused,
]);

export const ApproveBandVersionResult = resultUnion(
  'ApproveBandVersionResult',
  'What came of the approval.',
  [BandVersionApproved, NotFound, WrongState, StaleVersion, SeparationOfDuties, InvalidInput, KeyReused],
);

export const ProposeBandConversionResult = resultUnion(
  'ProposeBandConversionResult',
  'What came of proposing a change of scheme.',
  [BandConversionProposed, NotFound, InvalidInput, NoBandGivesAsMuch, KeyReused],
);

export const ApproveBandConversionResult = resultUnion(
  'ApproveBandConversionResult',
  'What came of approving a change of scheme.',
  [BandConversionApproved, NotFound, WrongState, StaleVersion, SeparationOfDuties, KeyReused],
);
