import { Field, ObjectType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, RefusalCode, UserError } from '#platform';

@ObjectType({
  implements: () => [UserError],
  description: 'An instalment of the award is in a payment run that has not been released.',
})
export class InPaymentRun extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  constructor() {
    super(
      'An instalment of this award is in a payment run. Release or cancel that run first, then end the award.',
    );
  }
}

@ObjectType({ implements: () => [UserError], description: 'No instalment is due by the pay day.' })
export class NothingDue extends UserError {
  override readonly code = RefusalCode.INVALID_INPUT;

  @Field(() => DateScalar, { description: 'The pay day that was asked for.' })
  readonly payOn: PlainDate;

  constructor(payOn: PlainDate) {
    super(`No instalment of this fund that you may pay is due by ${payOn.toString()}.`);
    this.payOn = payOn;
  }
}
