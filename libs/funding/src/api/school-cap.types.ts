import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '#access';
import type { Pence } from '#kernel';
import {
  connectionOf,
  IdScalar,
  InvalidInput,
  KeyReused,
  LongTextScalar,
  NotFound,
  PageArgs,
  PenceScalar,
  resultUnion,
  SeparationOfDuties,
  ShortTextScalar,
  StaleVersion,
  WrongState,
} from '#platform';
import { FundSourceNotValid } from '../app/budget.refusals.js';
import type { SeenSchoolCap } from '../data/school-cap.sql.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { SchoolCapState } from '../domain/school-cap.js';
import { KEY } from './key.description.js';
import { MoneyType, toMoney } from './money.types.js';

registerEnumType(SchoolCapState, {
  name: 'SchoolCapState',
  description: 'How far a limit has come.',
  valuesMap: {
    PROPOSED: { description: 'Entered by one person and waiting for another to decide.' },
    IN_FORCE: { description: 'It holds for new awards.' },
    REJECTED: { description: 'Turned down.' },
    REPLACED: { description: 'It held until the next one came into force.' },
  },
});

@ObjectType('SchoolCap', { description: 'The most that a school may be awarded from a fund in a year.' })
export class SchoolCapType {
  @Field(() => IdScalar, { description: 'The id of the limit.' })
  id!: string;

  @Field(() => String, { description: 'The code of the fund source.' })
  fundCode!: string;

  @Field(() => String, { description: 'The financial year from 1 April to 31 March, such as "2026-27".' })
  financialYear!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The school. Empty for a limit of every school that has none of its own.',
  })
  schoolId!: string | null;

  @Field(() => MoneyType, { description: 'The most it may be awarded.' })
  limit!: MoneyType;

  @Field(() => String, { description: 'Why, in the words of the person who proposed it.' })
  reason!: string;

  @Field(() => SchoolCapState, { description: 'How far it has come.' })
  state!: SchoolCapState;

  @Field(() => Int, { description: 'Goes up with every change. Send it along when you decide.' })
  version!: number;

  @Field(() => String, { description: 'Who proposed it.' })
  proposedByName!: string;

  @Field(() => String, { nullable: true, description: 'Who approved or rejected it. Empty before that.' })
  decidedByName!: string | null;

  @Field(() => Boolean, { description: 'Whether you can approve or reject it now.' })
  isYoursToDecide!: boolean;
}

export const SchoolCapConnection = connectionOf(SchoolCapType, 'SchoolCap');

@ArgsType()
export class SchoolCapsArgs extends PageArgs {
  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;
}

@InputType({ description: 'The most that a school, or every school, may be awarded from a fund in a year.' })
export class ProposeSchoolCapInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ShortTextScalar, { description: 'The code of the fund source, such as "HNB_COMMUNITY".' })
  fundCode!: string;

  @Field(() => ShortTextScalar, {
    description: 'The financial year from 1 April to 31 March, such as "2026-27".',
  })
  financialYear!: string;

  @Field(() => IdScalar, {
    nullable: true,
    description: 'The school. Left out: every school that has no limit of its own.',
  })
  schoolId?: string;

  @Field(() => PenceScalar, { description: 'The most it may be awarded, in pence.' })
  limitPence!: Pence;

  @Field(() => LongTextScalar, { description: 'Why, for the officer who checks it.' })
  reason!: string;
}

/** What approving and rejecting have in common. */
@InputType({ isAbstract: true })
abstract class DecideSchoolCapInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The limit that is decided.' })
  capId!: string;

  @Field(() => Int, { description: 'The version of the limit you looked at.' })
  expectedVersion!: number;
}

@InputType({ description: 'A proposed limit to be put in force.' })
export class ApproveSchoolCapInput extends DecideSchoolCapInput {}

@InputType({ description: 'A proposed limit to be turned down.' })
export class RejectSchoolCapInput extends DecideSchoolCapInput {}

/** What the successes have in common: the limit as it is right after the command. */
@ObjectType({ isAbstract: true })
abstract class SchoolCapSuccess {
  @Field(() => SchoolCapType, { description: 'The limit as it is now.' })
  readonly cap: SchoolCapType;

  constructor(cap: SchoolCapType) {
    this.cap = cap;
  }
}

@ObjectType({ description: 'The limit is entered and waits for another officer to decide.' })
export class SchoolCapProposed extends SchoolCapSuccess {}

@ObjectType({ description: 'The limit holds from now on. What was awarded above it stays.' })
export class SchoolCapApproved extends SchoolCapSuccess {}

@ObjectType({ description: 'The limit is turned down.' })
export class SchoolCapRejected extends SchoolCapSuccess {}

const DECISION = [NotFound, WrongState, StaleVersion, SeparationOfDuties, KeyReused] as const;

export const ProposeSchoolCapResult = resultUnion(
  'ProposeSchoolCapResult',
  'What came of proposing a limit.',
  [SchoolCapProposed, InvalidInput, NotFound, FundSourceNotValid, KeyReused],
);
export const ApproveSchoolCapResult = resultUnion(
  'ApproveSchoolCapResult',
  'What came of approving a limit.',
  [SchoolCapApproved, ...DECISION],
);
export const RejectSchoolCapResult = resultUnion('RejectSchoolCapResult', 'What came of rejecting a limit.', [
  SchoolCapRejected,
  ...DECISION,
]);

export function toSchoolCapType({ proposedBy, ...cap }: SeenSchoolCap, actor: Actor): SchoolCapType {
  const decider = { personId: actor.personId, expectedVersion: cap.version };
  const isYours =
    actor.may('cap.approve') && problemOfDeciding({ ...cap, proposedBy }, decider) === undefined;
  return { ...cap, limit: toMoney(cap.limit), isYoursToDecide: isYours };
}
