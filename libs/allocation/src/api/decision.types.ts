import { Field, ObjectType } from '@nestjs/graphql';
import { MoneyType, toMoney } from '#funding';
import type { PlainDate } from '#kernel';
import { DateScalar, DateTimeScalar, IdScalar } from '#platform';
import { findingsOf, RuleFindingType } from '../app/rule-finding.js';
import type { DecisionView } from '../data/decision-view.sql.js';
import type { DecisionOutcome } from '../domain/decision.js';
import { DecisionOutcomeEnum } from './decision.enums.js';

@ObjectType('Decision', {
  description:
    'What was decided about a request, why, and what the rules said at that moment. It is never changed.',
})
export class DecisionType {
  @Field(() => IdScalar, { description: 'The id of the decision.' })
  id!: string;

  @Field(() => DecisionOutcomeEnum, { description: 'The answer.' })
  outcome!: DecisionOutcome;

  @Field(() => MoneyType, { description: 'How much is given.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'Why, in the words of whoever decided.' })
  rationale!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why less is given than was asked. Empty where that is not so.',
  })
  differenceReason!: string | null;

  @Field(() => [String], { description: 'What the school has to keep to, or to meet before money is given.' })
  conditions!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'When a deferred request is looked at again.' })
  deferredUntil!: PlainDate | null;

  @Field(() => String, { description: 'Who decided.' })
  decidedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt!: string;

  @Field(() => [RuleFindingType], {
    description:
      'Every rule that was tried, with the values it saw: for an award of what it gives, else of what was asked.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 15 * childComplexity,
  })
  findings!: RuleFindingType[];

  @Field(() => IdScalar, { nullable: true, description: 'The award that followed, where money is given.' })
  awardId!: string | null;
}

export function toDecisionType(decision: DecisionView): DecisionType {
  return {
    id: decision.id,
    outcome: decision.outcome,
    amount: toMoney(decision.amount),
    rationale: decision.rationale,
    differenceReason: decision.differenceReason,
    conditions: decision.conditions,
    deferredUntil: decision.deferredUntil,
    decidedByName: decision.decidedByName,
    decidedAt: decision.decidedAt,
    findings: decision.evaluation === null ? [] : findingsOf(decision.evaluation),
    awardId: decision.awardId,
  };
}
