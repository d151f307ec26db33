import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#access';
import { connectionOf, DateTimeScalar, describedEnum, IdScalar } from '#platform';
import type { AdjustmentInView } from '../app/adjustments.query.js';
import type { SeenSide } from '../data/adjustment-view.sql.js';
import { AdjustmentKind, AdjustmentState, type OfficerKind } from '../domain/adjustment.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { MoneyType, toMoney } from './money.types.js';

const OFFICER_KINDS: Record<OfficerKind, string> = {
  VIREMENT: 'Money goes from the budget of one community to that of another, within one fund and year.',
  CORRECTION: 'A budget was too small or too large and is put right.',
  CLAWBACK: 'The local authority takes back money that is not used. It goes back to the high needs block.',
  TOP_SLICE: 'Money is taken for a purpose of all communities. The fund may give it to others.',
};

/** What an officer can propose: the other kinds come about otherwise. */
export const ProposableAdjustment = describedEnum<OfficerKind>(
  'ProposableAdjustment',
  'The kinds of adjustment an officer of the local authority can propose.',
  OFFICER_KINDS,
);

registerEnumType(AdjustmentKind, {
  name: 'AdjustmentKind',
  description:
    'The ways in which what a community has been given changes. Its budget itself is never edited.',
  valuesMap: {
    VIREMENT: { description: OFFICER_KINDS.VIREMENT },
    CORRECTION: { description: OFFICER_KINDS.CORRECTION },
    CLAWBACK: { description: OFFICER_KINDS.CLAWBACK },
    TOP_SLICE: { description: OFFICER_KINDS.TOP_SLICE },
    CONTINGENCY_RELEASE: { description: 'Money of the reserve becomes available, asked for by the chair.' },
    CARRY_FORWARD: { description: 'Money is carried into the next year at the year end.' },
  },
});

registerEnumType(AdjustmentState, {
  name: 'AdjustmentState',
  description: 'How far an adjustment has come.',
  valuesMap: {
    PROPOSED: { description: 'Waiting for its approvals. Nothing has moved.' },
    POSTED: { description: 'It had all of its approvals, and the money has moved.' },
    REJECTED: { description: 'Turned down. Nothing has moved.' },
  },
});

@ObjectType('AdjustmentSide', { description: 'A budget that an adjustment takes from or gives to.' })
export class AdjustmentSideType {
  @Field(() => IdScalar, { description: 'The id of the budget.' })
  budgetId!: string;

  @Field(() => IdScalar, { description: 'The id of its community.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of its community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'Its financial year, such as "2026-27".' })
  financialYear!: string;
}

@ObjectType('BudgetAdjustment', {
  description: 'A change of what communities have been given, with who proposed and who approved it.',
})
export class BudgetAdjustmentType {
  @Field(() => IdScalar, { description: 'The id of the adjustment.' })
  id!: string;

  @Field(() => AdjustmentKind, { description: 'What kind of change it is.' })
  kind!: AdjustmentKind;

  @Field(() => String, { description: 'The code of the fund source. Money of different funds never mixes.' })
  fundCode!: string;

  @Field(() => AdjustmentSideType, {
    nullable: true,
    description: 'The budget the money is taken from. Empty where it comes from the fund or the reserve.',
  })
  from!: SeenSide | null;

  @Field(() => AdjustmentSideType, {
    nullable: true,
    description: 'The budget the money goes to. Empty where it goes to none.',
  })
  to!: SeenSide | null;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => String, { description: 'Why, in the words of the person who proposed it.' })
  reason!: string;

  @Field(() => AdjustmentState, { description: 'How far it has come.' })
  state!: AdjustmentState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you decide.' })
  version!: number;

  @Field(() => String, { description: 'Who proposed it.' })
  proposedByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: string;

  @Field(() => [String], { description: 'Who has approved it, the first one first.' })
  approvedByNames!: readonly string[];

  @Field(() => Int, {
    description:
      'How many different people have to approve it. It goes by everything the giving budget gives away in the year, ' +
      'the pending included, so that many small adjustments need what one large one needs.',
  })
  approvalsNeeded!: number;

  @Field(() => MoneyType, {
    description:
      'What the giving budget gives away in the year, with this adjustment and everything pending. Nothing where it ' +
      'takes from no budget.',
  })
  givenAwayInYear!: MoneyType;

  @Field(() => String, { nullable: true, description: 'Who decided it in the end. Empty before that.' })
  decidedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided. Empty before that.' })
  decidedAt!: string | null;

  @Field(() => Boolean, { description: 'Whether you can approve or reject it now.' })
  isYoursToDecide!: boolean;
}

export const BudgetAdjustmentConnection = connectionOf(BudgetAdjustmentType, 'BudgetAdjustment');

export function toAdjustmentType(adjustment: AdjustmentInView, actor: Actor): BudgetAdjustmentType {
  return {
    id: adjustment.id,
    kind: adjustment.kind,
    fundCode: adjustment.fundCode,
    from: adjustment.from,
    to: adjustment.to,
    amount: toMoney(adjustment.amount),
    reason: adjustment.reason,
    state: adjustment.state,
    version: adjustment.version,
    proposedByName: adjustment.proposedByName,
    proposedAt: adjustment.proposedAt,
    approvedByNames: adjustment.approvedByNames,
    approvalsNeeded: adjustment.approvalsNeeded,
    givenAwayInYear: toMoney(adjustment.cumulative),
    decidedByName: adjustment.decidedByName,
    decidedAt: adjustment.decidedAt,
    isYoursToDecide: isYoursToDecide(adjustment, actor),
  };
}

function isYoursToDecide(adjustment: AdjustmentInView, actor: Actor): boolean {
  const place = adjustment.from ?? adjustment.to;
  const decider = { personId: actor.personId, expectedVersion: adjustment.version };
  return (
    place !== null &&
    actor.mayIn('adjustment.approve', place) &&
    !adjustment.isApprovedByAsker &&
    problemOfDeciding(adjustment, decider) === undefined
  );
}
