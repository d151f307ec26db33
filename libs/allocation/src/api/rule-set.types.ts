import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar } from '#platform';
import type { Effect } from '#rules';
import { RuleEffect } from '../app/rule-finding.js';

@ObjectType('AllocationRule', { description: 'One rule that says what a community may fund.' })
export class AllocationRuleType {
  @Field(() => String, { description: 'The code of the rule, the same in every decision.' })
  code!: string;

  @Field(() => String, { description: 'The rule in one line.' })
  title!: string;

  @Field(() => RuleEffect, { description: 'What it does when it applies.' })
  effect!: Effect;

  @Field(() => String, {
    description: 'What it says when it applies. In square brackets stands what differs from case to case.',
  })
  explanation!: string;

  @Field(() => String, { description: 'What it rests on.' })
  guidance!: string;
}

@ObjectType('AllocationRuleSet', {
  description: 'A version of the rules that say what a community may fund.',
})
export class AllocationRuleSetType {
  @Field(() => IdScalar, { description: 'The id of this version.' })
  id!: string;

  @Field(() => String, { description: 'The code of the set, the same in all its versions.' })
  code!: string;

  @Field(() => Int, { description: 'The version: 1, 2, 3 and so on.' })
  version!: number;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => DateScalar, { description: 'The first day on which it is in force.' })
  validFrom!: PlainDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which it is in force. Empty while none is set.',
  })
  lastDay!: PlainDate | null;

  @Field(() => String, { description: 'Who approved it.' })
  approvedBy!: string;

  @Field(() => [AllocationRuleType], {
    description: 'The rules, in the order in which they are tried.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 20 * childComplexity,
  })
  rules!: readonly AllocationRuleType[];
}
