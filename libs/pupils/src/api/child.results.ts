import { Field, ObjectType } from '@nestjs/graphql';
import { IdScalar, InvalidInput, KeyReused, NotFound, resultUnion, StaleVersion } from '#platform';
import { AgreementAlreadyWithdrawn, UpnAlreadyRegistered } from '../app/child.errors.js';
import { ChildType } from './child.types.js';

/** What every success of this room shows: the child as it is now. */
@ObjectType({ isAbstract: true })
abstract class ChildShown {
  @Field(() => ChildType, { description: 'The child as recorded now.' })
  readonly child: ChildType;

  constructor(child: ChildType) {
    this.child = child;
  }
}

@ObjectType({ description: 'The child is registered.' })
export class ChildRegistered extends ChildShown {
  @Field(() => [String], {
    description:
      'What deserves a second look though it was accepted, such as an unusual UPN. Empty as a rule.',
  })
  readonly warnings: readonly string[];

  constructor(child: ChildType, warnings: readonly string[]) {
    super(child);
    this.warnings = warnings;
  }
}

@ObjectType({ description: 'The change of the SEN record is recorded.' })
export class SenProvisionChanged extends ChildShown {}

@ObjectType({ description: 'The last day on roll is recorded.' })
export class EnrolmentEnded extends ChildShown {}

@ObjectType({ description: 'The agreement is recorded.' })
export class AgreementRecorded extends ChildShown {
  @Field(() => IdScalar, { description: 'The id of the new agreement.' })
  readonly agreementId: string;

  constructor(child: ChildType, agreementId: string) {
    super(child);
    this.agreementId = agreementId;
  }
}

@ObjectType({ description: 'The withdrawal is recorded.' })
export class AgreementWithdrawn extends ChildShown {}

export const RegisterChildResult = resultUnion(
  'RegisterChildResult',
  'The child, or why it was not registered.',
  [ChildRegistered, InvalidInput, NotFound, UpnAlreadyRegistered, KeyReused],
);

export const ChangeSenProvisionResult = resultUnion(
  'ChangeSenProvisionResult',
  'The child after the change, or why it was not made.',
  [SenProvisionChanged, InvalidInput, NotFound, StaleVersion],
);

export const EndEnrolmentResult = resultUnion(
  'EndEnrolmentResult',
  'The child with its last day on roll, or why it was not recorded.',
  [EnrolmentEnded, InvalidInput, NotFound, StaleVersion],
);

export const RecordAgreementResult = resultUnion(
  'RecordAgreementResult',
  'The child with the agreement, or why it was not recorded.',
  [AgreementRecorded, InvalidInput, NotFound, KeyReused],
);

export const WithdrawAgreementResult = resultUnion(
  'WithdrawAgreementResult',
  'The child without the agreement, or why it was not withdrawn.',
  [AgreementWithdrawn, InvalidInput, NotFound, AgreementAlreadyWithdrawn],
);
