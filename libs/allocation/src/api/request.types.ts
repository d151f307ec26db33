import { Field, Int, ObjectType } from '@nestjs/graphql';
import { FundedFrom, MoneyType } from '#funding';
import type { PlainDate } from '#kernel';
import { connectionOf, DateScalar, DateTimeScalar, IdScalar } from '#platform';
import { NeedTypeEnum, SenProvisionEnum, SensitiveField, type NeedType, type SenProvision } from '#pupils';
import type { OfferedAction } from '../app/available-actions.js';
import type { LineUnit, Request, RequestKind, RequestState, SpendCategory } from '../domain/request.js';
import {
  LineUnitEnum,
  RequestActionEnum,
  RequestKindEnum,
  RequestStateEnum,
  SpendCategoryEnum,
} from './request.enums.js';

/** A request seldom has more lines or children: what a list of them is taken to cost. */
const FEW = ({ childComplexity }: { childComplexity: number }) => 1 + 5 * childComplexity;

@ObjectType('ProvisionLine', { description: "One line of a request's costed provision." })
export class ProvisionLineType {
  @Field(() => SpendCategoryEnum, { description: 'What it is spent on.' })
  category!: SpendCategory;

  @Field(() => String, { description: 'What it is, in the words of the school.' })
  description!: string;

  @Field(() => String, { description: 'How much of it, such as "12.5".' })
  quantity!: string;

  @Field(() => LineUnitEnum, { description: 'What the quantity counts.' })
  unit!: LineUnit;

  @Field(() => MoneyType, { description: 'What one of it costs.' })
  unitCost!: MoneyType;

  @Field(() => MoneyType, { description: 'Quantity times unit cost, to the nearest penny.' })
  total!: MoneyType;

  @Field(() => FundedFrom, { description: 'Who pays for it.' })
  fundedFrom!: FundedFrom;
}

@ObjectType('RequestChild', {
  description:
    'A child a request is about, as those who decide may know it, and as it was when the request was sent in. No name: ' +
    'that stays with the school. What the child needs stays there too once no agreement to engage is in force.',
})
export class RequestChildType {
  @Field(() => String, { description: 'What the child is called outside its school, drawn at random.' })
  pseudonym!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The year group; Reception is 0. Empty where none is known.',
  })
  ncYear!: number | null;

  @Field(() => String, { nullable: true, description: 'The year group in words. Empty where none is known.' })
  ncYearLabel!: string | null;

  @SensitiveField('request.read', () => SenProvisionEnum, {
    nullable: true,
    description: 'The SEN provision. Empty where none is recorded, or it is no longer for you to see.',
  })
  senProvision!: SenProvision | null;

  @SensitiveField('request.read', () => NeedTypeEnum, {
    nullable: true,
    description: 'The primary need. Empty where none is recorded, or it is no longer for you to see.',
  })
  primaryNeed!: NeedType | null;
}

@ObjectType('CollaboratingSchool', { description: 'A school that takes part in a project.' })
export class CollaboratingSchoolType {
  @Field(() => IdScalar, { description: 'The id of the school.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@ObjectType('RequestActionOffer', {
  description: 'Something that can be done with a request, and whether by you and now.',
})
export class RequestActionOfferType {
  @Field(() => RequestActionEnum, { description: 'What can be done.' })
  action!: OfferedAction;

  @Field(() => Boolean, { description: 'Whether you can do it now.' })
  isPossible!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in plain words. Empty where you can.' })
  whyNot!: string | null;
}

@ObjectType('RequestEvent', { description: 'Something that happened to a request.' })
export class RequestEventType {
  @Field(() => RequestStateEnum, {
    nullable: true,
    description: 'How far it had come before. Empty for the first event.',
  })
  from!: RequestState | null;

  @Field(() => RequestStateEnum, {
    description: 'How far it had come after. The same where it was only changed.',
  })
  to!: RequestState;

  @Field(() => String, { description: 'Who did it.' })
  personName!: string;

  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  happenedAt!: string;
}

@ObjectType('Request', {
  description: 'What a school asks its community for, from the draft to the decision.',
})
export class RequestType {
  @Field(() => IdScalar, { description: 'The id of the request.' })
  id!: string;

  @Field(() => String, {
    description: 'Its reference, to be read out in a meeting, such as "REQ-7K3F-9QXD".',
  })
  reference!: string;

  @Field(() => IdScalar, { description: 'The id of the community that is asked.' })
  communityId!: string;

  @Field(() => String, { description: 'The code of the community, such as "C07".' })
  communityCode!: string;

  @Field(() => String, { description: 'The name of the community.' })
  communityName!: string;

  @Field(() => IdScalar, { description: 'The id of the school that asks.' })
  schoolId!: string;

  @Field(() => String, { description: 'The name of the school.' })
  schoolName!: string;

  @Field(() => RequestKindEnum, { description: 'What kind of help is asked for.' })
  kind!: RequestKind;

  @Field(() => SpendCategoryEnum, { description: 'What most of it is for.' })
  purpose!: SpendCategory;

  @Field(() => String, { description: 'What it is about, in one line.' })
  title!: string;

  @Field(() => String, { description: 'What the matter is, in the words of the school.' })
  summary!: string;

  @Field(() => String, { description: 'What should be better afterwards.' })
  desiredOutcome!: string;

  @Field(() => Boolean, { description: 'Whether it cannot wait.' })
  urgent!: boolean;

  @Field(() => DateScalar, { description: 'The first day of the support.' })
  startsOn!: PlainDate;

  @Field(() => DateScalar, { description: 'The last day of the support, counted.' })
  endsOn!: PlainDate;

  @Field(() => MoneyType, { description: 'How much is asked of the community.' })
  amountAsked!: MoneyType;

  @Field(() => Int, { description: 'How many assess-plan-do-review cycles were reviewed before.' })
  reviewedCycles!: number;

  @Field(() => String, {
    nullable: true,
    description: "Why the school's own Element 2 does not come first here. Empty where it does.",
  })
  element2Exception!: string | null;

  @Field(() => [CollaboratingSchoolType], {
    description: 'Schools that take part beside the one that asks.',
    complexity: FEW,
  })
  collaboratingSchools!: readonly CollaboratingSchoolType[];

  @Field(() => RequestStateEnum, { description: 'How far it has come.' })
  state!: RequestState;

  @Field(() => Int, {
    description: 'Goes up with every change. Send it along when you change or decide the request.',
  })
  version!: number;

  @Field(() => String, { description: 'Who wrote it.' })
  createdByName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: string;

  @Field(() => String, { nullable: true, description: 'Who sent it in. Empty before that.' })
  submittedByName!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last sent in. Empty before that.',
  })
  submittedAt!: string | null;

  @Field(() => [ProvisionLineType], { description: 'The costed provision, line by line.', complexity: FEW })
  lines!: ProvisionLineType[];

  @Field(() => [RequestChildType], {
    description: 'The children it is about, by pseudonym.',
    complexity: FEW,
  })
  children!: RequestChildType[];

  /** Not shown: what the offers are worked out from. */
  source!: Request;
}

export const RequestConnection = connectionOf(RequestType, 'Request');
