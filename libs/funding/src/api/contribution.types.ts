import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#access';
import type { Pence } from '#kernel';
import { connectionOf, IdScalar, LongTextScalar, PageArgs, PenceScalar, ShortTextScalar } from '#platform';
import type { Contribution } from '../data/contribution.sql.js';
import { ContributionState } from '../domain/contribution.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { KEY } from './key.description.js';
import { MoneyType, toMoney } from './money.types.js';

registerEnumType(ContributionState, {
  name: 'ContributionState',
  description: 'How far an agreement has come.',
  valuesMap: {
    PROPOSED: { description: 'Entered, and waiting for the money to arrive.' },
    CONFIRMED: { description: 'The money has arrived and is there for the community to award.' },
    REJECTED: { description: 'Turned down.' },
  },
});

@ObjectType('ContributionAgreement', {
  description:
    'What a school agreed to put into the pool of its community in a year: a fund source of its own, which never mixes ' +
    'with other money.',
})
export class ContributionType {
  @Field(() => IdScalar, { description: 'The id of the agreement.' })
  id!: string;

  @Field(() => IdScalar, { description: 'The id of the school.' })
  schoolId!: string;

  @Field(() => IdScalar, { description: 'The id of its community.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of its community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'By which the agreement is known.' })
  reference!: string;

  @Field(() => String, { description: 'The code of its fund source.' })
  fundCode!: string;

  @Field(() => IdScalar, { description: "The id of the community's budget from it." })
  budgetId!: string;

  @Field(() => ContributionState, { description: 'How far it has come.' })
  state!: ContributionState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you decide.' })
  version!: number;

  @Field(() => String, { description: 'Who entered it.' })
  proposedByName!: string;

  @Field(() => String, { nullable: true, description: 'Who confirmed or rejected it. Empty before that.' })
  decidedByName!: string | null;

  @Field(() => Boolean, { description: 'Whether you can confirm or reject it now.' })
  isYoursToDecide!: boolean;
}

export const ContributionConnection = connectionOf(ContributionType, 'ContributionAgreement');

@ArgsType()
export class ContributionAgreementsArgs extends PageArgs {
  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;
}

@InputType({ description: 'What a school agreed to put into the pool of its community.' })
export class ProposeContributionInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The school: a member of its community in that year.' })
  schoolId!: string;

  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => PenceScalar, { description: 'How much, in pence: more than nothing.' })
  amountPence!: Pence;

  @Field(() => ShortTextScalar, { description: 'By which the agreement is known. No other may have it.' })
  reference!: string;

  @Field(() => ShortTextScalar, { description: "The line of the local authority's section 251 return." })
  s251Line!: string;

  @Field(() => ShortTextScalar, { description: 'The cost centre in the accounts of the local authority.' })
  costCentre!: string;

  @Field(() => LongTextScalar, { description: 'What the school wants its money spent on.' })
  conditions!: string;
}

/** What confirming and rejecting have in common. */
@InputType({ isAbstract: true })
abstract class DecideContributionInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The agreement that is decided.' })
  agreementId!: string;

  @Field(() => Int, { description: 'The version of the agreement you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'An agreement whose money has arrived.' })
export class ConfirmContributionInput extends DecideContributionInput {}

@InputType({ description: 'An agreement to be turned down.' })
export class RejectContributionInput extends DecideContributionInput {}

export function toContributionType(
  { proposedBy, ...agreement }: Contribution,
  actor: Actor,
): ContributionType {
  const decider = { personId: actor.personId, expectedVersion: agreement.version };
  const problem = problemOfDeciding({ ...agreement, proposedBy }, decider);
  return {
    ...agreement,
    amount: toMoney(agreement.amount),
    isYoursToDecide: actor.mayIn('contribution.confirm', agreement) && problem === undefined,
  };
}
