import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar } from '#platform';
import type { KeptTerm } from '../app/school-details.query.js';
import type { LinkRow, RegistrationRow } from '../data/school-details.sql.js';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';
import { SchoolPhaseEnum, SchoolStatusEnum, toDate, toDfeNumber } from './school.types.js';

@ObjectType('SchoolRegistration', {
  description: 'An entry of a school in the register under one URN. A school that converts gets a new entry.',
})
export class SchoolRegistrationType {
  @Field(() => Int, { description: 'The URN of this entry.' })
  urn!: number;

  @Field(() => String, { description: 'The name under this URN.' })
  name!: string;

  @Field(() => String, { description: 'The type of establishment under this URN.' })
  typeName!: string;

  @Field(() => SchoolPhaseEnum, { description: 'The ages taught under this URN.' })
  phase!: SchoolPhase;

  @Field(() => SchoolStatusEnum, { description: 'Whether this entry is the one in force.' })
  status!: SchoolStatus;

  @Field(() => String, { nullable: true, description: 'The DfE number under this URN.' })
  dfeNumber!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it opened under this URN, where the register says so.',
  })
  openedOn!: PlainDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it closed under this URN, where the register says so.',
  })
  closedOn!: PlainDate | null;
}

@ObjectType('SchoolLink', { description: 'What the register says about how one URN follows another.' })
export class SchoolLinkType {
  @Field(() => Int, { description: 'The URN of this school the link is about.' })
  urn!: number;

  @Field(() => Int, { description: 'The URN it is linked to, which this service need not know.' })
  linkUrn!: number;

  @Field(() => String, {
    description: 'What the other URN is to this one, in the words of the register: "Successor".',
  })
  linkType!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Since when, where the register says so.' })
  establishedOn!: PlainDate | null;
}

@ObjectType('SchoolCensus', {
  description: 'What one school census counted at a school. Empty where the DfE gives no number.',
})
export class SchoolCensusType {
  @Field(() => DateScalar, { description: 'The day of the census.' })
  censusOn!: string;

  @Field(() => Int, { description: 'Pupils on roll.' })
  pupils!: number;

  @Field(() => Int, { nullable: true, description: 'Pupils with an Education, Health and Care plan.' })
  ehcp!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pupils on SEN Support, without such a plan.' })
  senSupport!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pupils entitled to free school meals.' })
  fsm!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Pupils who had free school meals at any time in the last six years.',
  })
  fsmEver6!: number | null;

  @Field(() => Int, { nullable: true, description: 'Pupils whose first language is not English.' })
  eal!: number | null;
}

@ObjectType('SchoolTerm', { description: 'One of the six terms of an academic year.' })
export class SchoolTermType {
  @Field(() => String, { description: 'The academic year from 1 September to 31 August, such as "2026-27".' })
  academicYear!: string;

  @Field(() => Int, { description: '1 to 6.' })
  number!: number;

  @Field(() => DateScalar, { description: 'The first day of the term.' })
  startsOn!: PlainDate;

  @Field(() => DateScalar, { description: 'The last day of the term.' })
  endsOn!: PlainDate;

  @Field(() => Boolean, {
    description: "Whether the school has set this date itself. False for the county's calendar.",
  })
  isOwn!: boolean;
}

export function toRegistrationType(row: RegistrationRow): SchoolRegistrationType {
  const { urn, name, typeName, phase, status, laestab, openedOn, closedOn } = row;
  const dates = { openedOn: toDate(openedOn), closedOn: toDate(closedOn) };
  return { urn, name, typeName, phase, status, dfeNumber: toDfeNumber(laestab), ...dates };
}

export function toLinkType({ urn, linkUrn, linkType, establishedOn }: LinkRow): SchoolLinkType {
  return { urn, linkUrn, linkType, establishedOn: toDate(establishedOn) };
}

export function toTermType({ academicYear, number, startsOn, endsOn, isOwn }: KeptTerm): SchoolTermType {
  return { academicYear: academicYear.label, number, startsOn, endsOn, isOwn };
}
