import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#access';
import { MoneyType, toMoney } from '#funding';
import type { PlainDate } from '#kernel';
import { connectionOf, DateScalar, DateTimeScalar, IdScalar } from '#platform';
import type { AwardView, RecoveryState } from '../data/award-view.sql.js';
import type { Portability } from '../domain/accounting-code.js';
import type { AwardState, InstalmentState, RunningAwardCase } from '../domain/award.js';
import type { RequestKind, SpendCategory } from '../domain/request.js';
import {
  AwardActionEnum,
  AwardStateEnum,
  InstalmentStateEnum,
  PortabilityEnum,
  RecoveryStateEnum,
} from './decision.enums.js';
import { RequestKindEnum, SpendCategoryEnum } from './request.enums.js';

@ObjectType('Instalment', { description: 'A part of an award and the day it falls due.' })
export class InstalmentType {
  @Field(() => Int, { description: 'Its number within the award.' })
  number!: number;

  @Field(() => String, { description: 'What it is for, such as "Term 2 of 2026-27".' })
  label!: string;

  @Field(() => DateScalar, { description: 'The pay day on which it falls due.' })
  dueOn!: PlainDate;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => InstalmentStateEnum, { description: 'How far it has come.' })
  state!: InstalmentState;
}

@ObjectType('Recovery', { description: 'Money of an award that a school pays back.' })
export class RecoveryType {
  @Field(() => IdScalar, { description: 'The id of the recovery.' })
  id!: string;

  @Field(() => MoneyType, { description: 'How much.' })
  amount!: MoneyType;

  @Field(() => RecoveryStateEnum, { description: 'How far it has come.' })
  state!: RecoveryState;
}

@ObjectType('AwardActionOffer', {
  description: 'Something that can be done with an award, and whether by you and now.',
})
export class AwardActionOfferType {
  @Field(() => AwardActionEnum, { description: 'What can be done.' })
  action!: 'END';

  @Field(() => Boolean, { description: 'Whether you can do it now.' })
  isPossible!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in plain words. Empty where you can.' })
  whyNot!: string | null;
}

@ObjectType('Award', { description: 'Money a community has given to a school. It names no child.' })
export class AwardType {
  @Field(() => IdScalar, { description: 'The id of the award.' })
  id!: string;

  @Field(() => String, { description: 'Its reference, such as "AWD-7K3F-9QXD".' })
  reference!: string;

  @Field(() => IdScalar, { description: 'The request it answers.' })
  requestId!: string;

  @Field(() => IdScalar, { description: 'The decision it rests on.' })
  decisionId!: string;

  @Field(() => IdScalar, { description: 'The budget it is paid from.' })
  budgetId!: string;

  @Field(() => String, { description: 'The code of the fund source.' })
  fundCode!: string;

  @Field(() => IdScalar, { description: 'The id of the community that gave it.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of the community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'The name of the community.' })
  communityName!: string;

  @Field(() => IdScalar, { description: 'The id of the school that receives it.' })
  schoolId!: string;

  @Field(() => String, { description: 'The name of the school.' })
  schoolName!: string;

  @Field(() => RequestKindEnum, { description: 'The kind of request it answers.' })
  kind!: RequestKind;

  @Field(() => SpendCategoryEnum, { description: 'What most of it is for.' })
  purpose!: SpendCategory;

  @Field(() => PortabilityEnum, { description: 'Whether it follows the child.' })
  portability!: Portability;

  @Field(() => MoneyType, { description: 'How much was given.' })
  value!: MoneyType;

  @Field(() => DateScalar, { description: 'The first day of the support.' })
  startsOn!: PlainDate;

  @Field(() => DateScalar, { description: 'The last day of the support, counted.' })
  endsOn!: PlainDate;

  @Field(() => String, {
    description: 'The Consistent Financial Reporting code the school books the income under.',
  })
  accountingCode!: string;

  @Field(() => AwardStateEnum, { description: 'How far it has come.' })
  state!: AwardState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you end the award.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When the money was promised.' })
  committedAt!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where it ended early.' })
  endedOn!: PlainDate | null;

  @Field(() => String, { nullable: true, description: 'Why it ended early, where it did.' })
  endReason!: string | null;

  @Field(() => [InstalmentType], {
    description: 'Its instalments, in order.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 6 * childComplexity,
  })
  instalments!: InstalmentType[];

  @Field(() => [RecoveryType], {
    description: 'What comes back of it. Empty where nothing does.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 2 * childComplexity,
  })
  recoveries!: RecoveryType[];

  /** Not shown: what the offers are worked out from. */
  source!: RunningAwardCase;
}

export const AwardConnection = connectionOf(AwardType, 'Award');

export function toAwardType(award: AwardView, actor: Actor): AwardType {
  return {
    id: award.id,
    reference: award.reference,
    requestId: award.requestId,
    decisionId: award.decisionId,
    budgetId: award.budgetId,
    fundCode: award.fundCode,
    communityId: award.communityId,
    communityCode: award.communityCode,
    communityName: award.communityName,
    schoolId: award.schoolId,
    schoolName: award.schoolName,
    kind: award.kind,
    purpose: award.purpose,
    portability: award.portability,
    value: toMoney(award.value),
    startsOn: award.startsOn,
    endsOn: award.endsOn,
    accountingCode: award.accountingCode,
    state: award.state,
    version: award.version,
    committedAt: award.committedAt,
    endedOn: award.endedOn,
    endReason: mayReadReasons(actor, award) ? award.endReason : null,
    instalments: award.instalments.map((part) => ({ ...part, amount: toMoney(part.amount) })),
    recoveries: award.recoveries.map((recovery) => ({ ...recovery, amount: toMoney(recovery.amount) })),
    source: award,
  };
}

/** A reason is part of the case: it is for the school and for those who decide, not for everybody who sees the money. */
function mayReadReasons(actor: Actor, { communityId, schoolId }: AwardView): boolean {
  return actor.mayIn('request.read', { communityId }) || actor.schoolIds.includes(schoolId);
}
