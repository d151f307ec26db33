import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '../graphql/scalars/date.scalar.js';
import type { PlainDate } from '#kernel';
import { RefusalCode, UserError } from '../graphql/user-error.js';

/** Refusals that any command can meet. Use cases return them; the union of the command lists them. */

@ObjectType({
  implements: () => [UserError],
  description: 'There is no such thing, or it is not yours to see. The two read the same on purpose.',
})
export class NotFound extends UserError {
  override readonly code = RefusalCode.NOT_FOUND;

  /** `what` with its article, such as "such request". */
  constructor(what: string) {
    super(`There is no ${what} that you can see.`);
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Somebody changed it after you last read it. Read it again and decide anew.',
})
export class StaleVersion extends UserError {
  override readonly code = RefusalCode.STALE_VERSION;

  @Field(() => Int, { description: 'The version you sent.' })
  readonly expectedVersion: number;

  @Field(() => Int, { description: 'The version it has now.' })
  readonly currentVersion: number;

  constructor(expectedVersion: number, currentVersion: number) {
    super('Somebody else has changed this since you opened it. Please look at it again and then decide.');
    this.expectedVersion = expectedVersion;
    this.currentVersion = currentVersion;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'This step is not possible at the stage the matter is in.',
})
export class WrongState extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => String, { description: 'The stage it is in now.' })
  readonly state: string;

  @Field(() => [String], { description: 'The stages from which the step is possible.' })
  readonly possibleFrom: readonly string[];

  /** `step` as a verb phrase, such as "be submitted". */
  constructor(step: string, state: string, possibleFrom: readonly string[]) {
    super(
      `It is ${inWords(state)} and cannot ${step}: that is possible while it is ${listed(possibleFrom)}.`,
    );
    this.state = state;
    this.possibleFrom = possibleFrom;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'The idempotency key was used before, for something else. Use a new key for each intention.',
})
export class KeyReused extends UserError {
  override readonly code = RefusalCode.IDEMPOTENCY_MISMATCH;

  constructor() {
    super(
      'This key was already used for a different request. Nothing has been done. Please send it with a new key.',
    );
  }
}

@ObjectType({
  implements: () => [UserError],
  description:
    'One person may not take two of the seats: asking, deciding, preparing and releasing the payment.',
})
export class SeparationOfDuties extends UserError {
  override readonly code = RefusalCode.SEPARATION_OF_DUTIES;

  @Field(() => String, { description: 'What you have already done in this matter.' })
  readonly alreadyDid: string;

  /** Both as past and plain verb phrases: "proposed this budget", "approve it". */
  constructor(alreadyDid: string, mayNot: string) {
    super(`You ${alreadyDid}, so somebody else has to ${mayNot}.`);
    this.alreadyDid = alreadyDid;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Something in the input does not make sense.',
})
export class InvalidInput extends UserError {
  override readonly code = RefusalCode.INVALID_INPUT;

  @Field(() => String, { description: 'The field of the input that is meant.' })
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: "The date lies outside the money's financial year, or the year is closed.",
})
export class PeriodClosed extends UserError {
  override readonly code = RefusalCode.PERIOD_CLOSED;

  @Field(() => String, { description: 'The financial year, such as 2026-27.' })
  readonly financialYear: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  readonly startsOn: PlainDate;

  @Field(() => DateScalar, { description: 'Its last day.' })
  readonly endsOn: PlainDate;

  constructor(financialYear: string, startsOn: PlainDate, endsOn: PlainDate) {
    super(
      `The financial year ${financialYear} is closed for this, or the date is outside it (${startsOn.toString()} to ${endsOn.toString()}).`,
    );
    this.financialYear = financialYear;
    this.startsOn = startsOn;
    this.endsOn = endsOn;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'You have an interest in the matter, so you may not decide it.',
})
export class ConflictOfInterest extends UserError {
  override readonly code = RefusalCode.CONFLICT_OF_INTEREST;

  /** `whoCan` as a sentence, where that is known: "Ada Example (vice-chair) can." */
  constructor(whoCan = 'Somebody else has to.') {
    super(`You work for a school that is part of this request, so you cannot decide it. ${whoCan}`);
  }
}

function inWords(state: string): string {
  return state.toLowerCase().replaceAll('_', ' ');
}

function listed(states: readonly string[]): string {
  return states.map(inWords).join(' or ');
}
