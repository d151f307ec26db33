import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { ElementTestType, MoneyType, toElementTestType, toMoney } from '#funding';
import type { Pence } from '#kernel';
import { IdScalar, PenceScalar, describedEnum } from '#platform';
import type { Outcome } from '#rules';
import type { RequestAssessment } from '../app/assessment.query.js';
import { findingsOf, RuleFindingType } from '../app/rule-finding.js';

const RuleOutcomeEnum = describedEnum<Outcome>(
  'RuleOutcome',
  'What the rules say of a case, all taken together.',
  {
    ELIGIBLE: 'The community may give money, up to the limit.',
    NEEDS_EVIDENCE: 'Something has to be shown first.',
    REFER_TO_LA: 'The local authority decides.',
    INELIGIBLE: 'The community may not give money for this.',
  },
);

@ArgsType()
export class AssessmentArgs {
  @Field(() => IdScalar, { description: 'The request.' })
  requestId!: string;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'The amount to be judged. What is asked if left out.',
  })
  amountPence?: Pence;
}

@ObjectType('Assessment', {
  description: 'What may be given for a request and why, as of today. Nothing is stored.',
})
export class AssessmentType {
  @Field(() => MoneyType, { description: 'The amount that is judged.' })
  amount!: MoneyType;

  @Field(() => RuleOutcomeEnum, { description: 'What the rules say, all taken together.' })
  outcome!: Outcome;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The most the rules let be given. Empty where they set no limit.',
  })
  cap!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'The most that can be given, whatever the amount judged: by the rules, by what was asked, by the budget and by the ' +
      'limit of the school. Empty where nothing can be given.',
  })
  most!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'What the community can still promise. Empty where no budget is open today.',
  })
  available!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'What would remain after an award of the amount; below zero where the budget does not reach.',
  })
  wouldRemain!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description:
      'What the school can still be awarded in this year under its limit. Empty where it has none, or no budget is open.',
  })
  leftToSchool!: MoneyType | null;

  @Field(() => Boolean, {
    description:
      'Whether the child receives a top-up or the Element 3 of an EHCP for the same purpose at the same time: an award ' +
      'would be refused.',
  })
  fundedElsewhere!: boolean;

  @Field(() => ElementTestType, {
    nullable: true,
    description:
      "How the provision divides between the school's own money and top-up. For a request about one child.",
  })
  elementTest!: ElementTestType | null;

  @Field(() => [RuleFindingType], {
    description: 'Every rule that was tried, with the values it saw.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 15 * childComplexity,
  })
  findings!: RuleFindingType[];
}

export function toAssessmentType(assessment: RequestAssessment): AssessmentType {
  const { evaluation, elementTest } = assessment;
  const money = (amount: Pence | null) => (amount === null ? null : toMoney(amount));
  return {
    amount: toMoney(assessment.amount),
    outcome: evaluation.outcome,
    cap: money(evaluation.capPence),
    most: money(assessment.most),
    leftToSchool: money(assessment.leftToSchool),
    fundedElsewhere: assessment.fundedElsewhere,
    available: money(assessment.available),
    wouldRemain: money(assessment.wouldRemain),
    elementTest: elementTest === null ? null : toElementTestType(elementTest),
    findings: findingsOf(evaluation),
  };
}
