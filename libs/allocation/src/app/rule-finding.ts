import { Field, ObjectType } from '@nestjs/graphql';
import type { Pence } from '#kernel';
import { describedEnum, PenceScalar } from '#platform';
import type { Effect, Evaluation } from '#rules';

export const RuleEffect = describedEnum<Effect>('RuleEffect', 'What a rule does when it applies.', {
  ELIGIBLE: 'The community may fund this.',
  INELIGIBLE: 'The community may not fund this.',
  REFER_TO_LA: 'The local authority decides.',
  CAP: 'At most this much may be given.',
  REQUIRE_EVIDENCE: 'Something has to be shown first.',
});

@ObjectType('ValueSeen', { description: 'A value that a rule looked at.' })
export class ValueSeenType {
  @Field(() => String, { description: 'What it is, in the words of the rules.' })
  name!: string;

  @Field(() => String, { description: 'Its value as text, money in pounds.' })
  value!: string;
}

@ObjectType('RuleFinding', { description: 'One rule that was tried, what it saw and what came of it.' })
export class RuleFindingType {
  @Field(() => String, { description: 'The code of the rule, the same in every decision.' })
  code!: string;

  @Field(() => String, { description: 'The rule in one line.' })
  title!: string;

  @Field(() => Boolean, { description: 'Whether the rule applied to this case.' })
  matched!: boolean;

  @Field(() => RuleEffect, { description: 'What the rule does when it applies.' })
  effect!: Effect;

  @Field(() => String, { nullable: true, description: 'Why, with the values, where the rule applied.' })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The first condition that did not hold, where it did not apply.',
  })
  whyNot!: string | null;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The most that may be given, where the rule sets a limit.',
  })
  capPence!: Pence | null;

  @Field(() => [ValueSeenType], { description: 'Every value the rule looked at.' })
  valuesSeen!: ValueSeenType[];
}

/** The findings of an evaluation, in the order in which the rules were tried. */
export function findingsOf(evaluation: Evaluation): RuleFindingType[] {
  return evaluation.trace.map((finding) => ({
    code: finding.code,
    title: finding.title,
    matched: finding.matched,
    effect: finding.effect,
    reason: finding.matched ? finding.reason : null,
    whyNot: finding.matched ? null : finding.whyNot,
    capPence: finding.capPence ?? null,
    valuesSeen: Object.entries(finding.valuesSeen).map(([name, value]) => ({ name, value })),
  }));
}
