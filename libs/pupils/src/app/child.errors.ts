import { Field, ObjectType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, InvalidInput, RefusalCode, UserError } from '#platform';
import type { Problem } from '../domain/problem.js';

/** What a problem found by the rules of this room looks like in the API. */
export function asInvalidInput({ field, message }: Problem): InvalidInput {
  return new InvalidInput(field, message);
}

@ObjectType({
  implements: () => [UserError],
  description:
    'A child with this UPN is registered already. It may be at your school or at another one: that is not told here.',
})
export class UpnAlreadyRegistered extends UserError {
  override readonly code = RefusalCode.ALREADY_REGISTERED;

  constructor() {
    super(
      'A child with this UPN is registered already. Please compare the number with the school record. If the child has ' +
        'just joined your school, ask the local authority to move the record.',
    );
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'The agreement was withdrawn before. Nothing has been changed.',
})
export class AgreementAlreadyWithdrawn extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => DateScalar, { description: 'The first day on which it no longer held.' })
  readonly withdrawnOn: PlainDate;

  constructor(withdrawnOn: PlainDate) {
    super(`This agreement was withdrawn already, from ${withdrawnOn.toString()}.`);
    this.withdrawnOn = withdrawnOn;
  }
}
