import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { AssessmentQuery } from '../app/assessment.query.js';
import { RuleSetsQuery } from '../app/rule-sets.query.js';
import { AssessmentArgs, AssessmentType, toAssessmentType } from './assessment.types.js';
import { AllocationRuleSetType } from './rule-set.types.js';

/** What the rules say: of a request, and in general. */
@Resolver()
export class RulesResolver {
  constructor(
    private readonly assessments: AssessmentQuery,
    private readonly sets: RuleSetsQuery,
  ) {}

  @Query(() => AssessmentType, {
    nullable: true,
    description:
      'What may be given for a request and why, as of today. Empty where there is no such request, or it is not yours to see.',
  })
  @Allow('request.read')
  async assessment(
    @CurrentActor() actor: Actor,
    @Args() { requestId, amountPence }: AssessmentArgs,
  ): Promise<AssessmentType | null> {
    const assessment = await this.assessments.run(actor, requestId, amountPence ?? undefined);
    return assessment === null ? null : toAssessmentType(assessment);
  }

  @Query(() => [AllocationRuleSetType], {
    description: 'The rules that say what a community may fund: every version, the newest first.',
  })
  @Allow('rules.read')
  async ruleSets(@CurrentActor() actor: Actor): Promise<readonly AllocationRuleSetType[]> {
    return this.sets.run(actor);
  }
}
