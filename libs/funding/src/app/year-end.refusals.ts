import { Field, ObjectType } from '@nestjs/graphql';
import { formatPounds, subtractPence, type Pence } from '#kernel';
import { PenceScalar, RefusalCode, UserError } from '#platform';

@ObjectType({
  implements: () => [UserError],
  description: 'Payment runs of the year are prepared and neither released nor cancelled.',
})
export class PaymentsUnreleased extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => [String], { description: 'The references of the payment runs.' })
  readonly runReferences: readonly string[];

  constructor(runReferences: readonly string[]) {
    super(
      `Money of this year is in payment runs that are not released yet: ${runReferences.join(', ')}. Release or cancel them first.`,
    );
    this.runReferences = runReferences;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Nothing is left in the budgets of this fund and year.',
})
export class NothingToWindUp extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  constructor(fundCode: string, financialYear: string) {
    super(
      `Nothing is left in the budgets from ${fundCode} for ${financialYear}, so there is nothing to propose.`,
    );
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Money has moved since the year end was proposed, so what was proposed no longer fits.',
})
export class YearEndOutOfDate extends UserError {
  override readonly code = RefusalCode.STALE_VERSION;

  constructor() {
    super(
      'Money has moved since this year end was proposed, or a budget was opened. Please have it proposed again.',
    );
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Something goes on in the next year, and the community has no open budget there.',
})
export class NextYearNotOpen extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => String, { description: 'The next financial year, such as 2027-28.' })
  readonly financialYear: string;

  @Field(() => [String], { description: 'The codes of the communities without an open budget.' })
  readonly communityCodes: readonly string[];

  constructor(financialYear: string, communityCodes: readonly string[]) {
    super(
      `Money or commitments go on in ${financialYear}, where these communities have no open budget from this fund: ${communityCodes.join(', ')}.`,
    );
    this.financialYear = financialYear;
    this.communityCodes = communityCodes;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: "A community's next budget has less available than its deficit and its commitments need.",
})
export class NextYearShort extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => String, { description: 'The code of the community.' })
  readonly communityCode: string;

  @Field(() => PenceScalar, { description: 'What the next budget has available, in pence.' })
  readonly availablePence: Pence;

  @Field(() => PenceScalar, {
    description: 'What it would be charged, less what is carried forward, in pence.',
  })
  readonly neededPence: Pence;

  @Field(() => PenceScalar, { description: 'How much is missing, in pence.' })
  readonly shortfallPence: Pence;

  constructor(communityCode: string, available: Pence, needed: Pence) {
    const shortfall = subtractPence(needed, available);
    super(
      `The next budget of ${communityCode} has ${formatPounds(available)} available, which is ${formatPounds(shortfall)} less than the ${formatPounds(needed)} it would be charged.`,
    );
    this.communityCode = communityCode;
    this.availablePence = available;
    this.neededPence = needed;
    this.shortfallPence = shortfall;
  }
}

@ObjectType({
  implements: () => [UserError],
  description:
    "A community's next budget was itself overspent, and nothing is promised from it until that is made good.",
})
export class NextYearInDeficit extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => String, { description: 'The code of the community.' })
  readonly communityCode: string;

  @Field(() => String, { description: 'The next financial year, such as 2027-28.' })
  readonly financialYear: string;

  @Field(() => PenceScalar, { description: 'What is still to be made good of the next budget, in pence.' })
  readonly deficitPence: Pence;

  @Field(() => PenceScalar, { description: 'The commitments that would be charged to it, in pence.' })
  readonly chargedPence: Pence;

  constructor(communityCode: string, financialYear: string, deficit: Pence, charged: Pence) {
    super(
      `The ${financialYear} budget of ${communityCode} has a deficit of ${formatPounds(deficit)}, so commitments of ${formatPounds(charged)} cannot be charged to it. Open the budget that makes it good first, or give these commitments up.`,
    );
    this.communityCode = communityCode;
    this.financialYear = financialYear;
    this.deficitPence = deficit;
    this.chargedPence = charged;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'Money of the year is still on its way: its year end has not been approved.',
})
export class YearNotSettled extends UserError {
  override readonly code = RefusalCode.WRONG_STATE;

  @Field(() => [String], { description: 'The codes of the communities that have money left.' })
  readonly communityCodes: readonly string[];

  constructor(communityCodes: readonly string[]) {
    super(
      `These communities still have money, commitments or a deficit in this year: ${communityCodes.join(', ')}. Propose and approve the year end of each fund first.`,
    );
    this.communityCodes = communityCodes;
  }
}
