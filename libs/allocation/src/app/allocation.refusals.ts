import { Field, Int, ObjectType } from '@nestjs/graphql';
import { formatPounds, type Pence, type PlainDate } from '#kernel';
import { DateScalar, PenceScalar, RefusalCode, UserError } from '#platform';
import type { Evaluation } from '#rules';
import { RuleFindingType, findingsOf } from './rule-finding.js';

/** Refusals of this room. Use cases return them as they are shown, with the numbers a chair needs. */

@ObjectType({
  implements: () => [UserError],
  description: 'The community budget has less available than was asked for.',
})
export class BudgetInsufficient extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => PenceScalar, { description: 'What can still be promised, in pence.' })
  readonly availablePence: Pence;

  @Field(() => PenceScalar, { description: 'What was to be awarded, in pence.' })
  readonly askedPence: Pence;

  @Field(() => PenceScalar, { description: 'How much is missing, in pence.' })
  readonly shortfallPence: Pence;

  constructor(available: Pence, asked: Pence, shortfall: Pence) {
    super(
      `The community budget has ${formatPounds(available)} available, which is ${formatPounds(shortfall)} less than the ${formatPounds(asked)} of this award.`,
    );
    this.availablePence = available;
    this.askedPence = asked;
    this.shortfallPence = shortfall;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'The community budget was overspent, and nothing is awarded from it until that is made good.',
})
export class CommunityInDeficit extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => PenceScalar, { description: 'What is still to be made good, in pence.' })
  readonly deficitPence: Pence;

  constructor(deficit: Pence) {
    super(
      `The community budget has a deficit of ${formatPounds(deficit)}. Nothing can be awarded from it until that is made good.`,
    );
    this.deficitPence = deficit;
  }
}

@ObjectType({ implements: () => [UserError], description: 'No open budget of the community covers the day.' })
export class NoOpenBudget extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => DateScalar, { description: 'The day that is not covered.' })
  readonly on: PlainDate;

  constructor(on: PlainDate) {
    super(`The community has no open budget on ${on.toString()}. The local authority has to open one first.`);
    this.on = on;
  }
}

/** What refusals that come from the rules have in common: every rule tried, with the values it saw. */
@ObjectType({ isAbstract: true })
abstract class RuleRefusal extends UserError {
  @Field(() => [RuleFindingType], { description: 'Every rule that was tried, with the values it saw.' })
  readonly findings: readonly RuleFindingType[];

  constructor(evaluation: Evaluation, message: string) {
    super(message);
    this.findings = findingsOf(evaluation);
  }
}

@ObjectType({ implements: () => [UserError], description: 'The allocation rules do not allow this award.' })
export class NotEligible extends RuleRefusal {
  override readonly code = RefusalCode.NOT_ELIGIBLE;

  constructor(evaluation: Evaluation) {
    super(evaluation, `The rules do not allow this award. ${reasons(evaluation, 'INELIGIBLE')}`);
  }
}

@ObjectType({ implements: () => [UserError], description: 'Evidence is missing before money can be given.' })
export class EvidenceNeeded extends RuleRefusal {
  override readonly code = RefusalCode.NEEDS_EVIDENCE;

  /** `missing` in whole sentences: all that the rules ask for, unless only some of it stands in the way. */
  constructor(evaluation: Evaluation, missing = reasons(evaluation, 'REQUIRE_EVIDENCE')) {
    super(evaluation, `Something is still missing. ${missing}`);
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'The local authority has to decide this, not the community.',
})
export class ForTheLocalAuthority extends RuleRefusal {
  override readonly code = RefusalCode.NEEDS_COUNTERSIGNATURE;

  constructor(evaluation: Evaluation) {
    super(evaluation, `The local authority has to decide this. ${reasons(evaluation, 'REFER_TO_LA')}`);
  }
}

@ObjectType({ implements: () => [UserError], description: 'More than the rules allow for this request.' })
export class AboveCap extends RuleRefusal {
  override readonly code = RefusalCode.CAP_EXCEEDED;

  @Field(() => PenceScalar, { description: 'The most that may be given, in pence.' })
  readonly capPence: Pence;

  @Field(() => PenceScalar, { description: 'What was to be awarded, in pence.' })
  readonly askedPence: Pence;

  constructor(evaluation: Evaluation, cap: Pence, asked: Pence) {
    super(
      evaluation,
      `${formatPounds(asked)} is more than may be given. An award of ${formatPounds(cap)} or less would be possible.`,
    );
    this.capPence = cap;
    this.askedPence = asked;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'The child already receives money for the same purpose at the same time.',
})
export class DoubleFunding extends UserError {
  override readonly code = RefusalCode.DOUBLE_FUNDING;

  constructor() {
    super(
      'The child already receives money for the same purpose in this period: an award from this fund, a top-up or the Element 3 of an EHCP. Ask the school which, and award only what that does not pay for.',
    );
  }
}

@ObjectType({ implements: () => [UserError], description: 'A child has no live agreement to engage.' })
export class AgreementMissing extends UserError {
  override readonly code = RefusalCode.AGREEMENT_MISSING;

  @Field(() => Int, { description: 'How many children it is missing for.' })
  readonly childrenWithout: number;

  constructor(childrenWithout: number) {
    super(
      childrenWithout === 1
        ? 'One child has no live agreement to engage with the community. Record it first; no child is discussed without one.'
        : `${childrenWithout} children have no live agreement to engage with the community. Record them first; no child is discussed without one.`,
    );
    this.childrenWithout = childrenWithout;
  }
}

@ObjectType({
  implements: () => [UserError],
  description: 'A vice-chair decides only what the chair may not decide for a conflict of interest.',
})
export class ForTheChair extends UserError {
  override readonly code = RefusalCode.FOR_THE_CHAIR;

  /** `whoCan` as a sentence: "Ada Example (community chair) can." */
  constructor(whoCan: string) {
    super(`As vice-chair you decide only what the chair may not. ${whoCan}`);
  }
}

function reasons(evaluation: Evaluation, effect: string): string {
  return evaluation.trace
    .filter((finding) => finding.matched && finding.effect === effect)
    .map((finding) => finding.reason)
    .join(' ');
}
