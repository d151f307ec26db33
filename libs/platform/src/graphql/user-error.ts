import { Field, InterfaceType, registerEnumType } from '@nestjs/graphql';

/** Why a command was refused, for programs to act on. A new reason is a change of the public contract. */
const REASONS = {
  AGREEMENT_MISSING: 'The parents or carers have not agreed to this.',
  ALREADY_REGISTERED: 'It is registered already.',
  CAP_EXCEEDED: 'A limit on what may be given would be passed.',
  CONFLICT_OF_INTEREST: 'The person has an interest in the matter and may not decide it.',
  DOUBLE_FUNDING: 'The same provision is already paid for from elsewhere.',
  FOR_THE_CHAIR: 'The chair decides this; the vice-chair only where the chair may not.',
  FUND_EXCEEDED: 'The fund has less confirmed or underwritten than would be promised.',
  FIGURES_MISSING: 'Figures that are needed have not been loaded.',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used before for something else.',
  INSUFFICIENT_AVAILABLE: 'The budget has less available than was asked for.',
  INVALID_INPUT: 'Something in the input does not make sense.',
  NEEDS_COUNTERSIGNATURE: 'A second person has to agree first.',
  NEEDS_EVIDENCE: 'Evidence is missing.',
  NOT_ELIGIBLE: 'The rules do not allow this.',
  NOT_FOUND: 'There is no such thing, or it is not yours to see.',
  PERIOD_CLOSED: 'The accounting period is closed.',
  SEPARATION_OF_DUTIES: 'One person may not do both steps.',
  STALE_VERSION: 'Somebody else has changed this in the meantime.',
  WRONG_STATE: 'This step is not possible at this stage.',
} as const;

export type RefusalCode = keyof typeof REASONS;

export const RefusalCode = Object.fromEntries(Object.keys(REASONS).map((code) => [code, code])) as {
  readonly [Code in RefusalCode]: Code;
};

registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Why a command was refused.',
  valuesMap: Object.fromEntries(
    Object.entries(REASONS).map(([code, description]) => [code, { description }]),
  ),
});

/**
 * What every typed refusal of a command has in common. A refusal extends it, carries
 * `@ObjectType({ implements: () => [UserError] })`, and adds the figures the person needs, such as the shortfall.
 */
@InterfaceType('UserError', {
  description: 'A command that was understood and refused. Nothing has been changed.',
})
export abstract class UserError {
  @Field(() => RefusalCode, { description: 'The reason, for programs.' })
  abstract readonly code: RefusalCode;

  @Field(() => String, { description: 'The reason in plain English, to be shown as it stands.' })
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}
