import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { connectionOf, DateScalar, IdScalar } from '#platform';
import type { CommunityRow } from '../data/community.sql.js';

@ObjectType('PrimaryCareNetwork', {
  description: 'A Primary Care Network: surgeries of the NHS that work together.',
})
export class PrimaryCareNetworkType {
  @Field(() => IdScalar, { description: 'Identifies the network in this service.' })
  id!: string;

  @Field(() => String, { description: 'Its code at the NHS, such as "U12345".' })
  odsCode!: string;

  @Field(() => String, { description: 'Its name at the NHS.' })
  name!: string;
}

@ObjectType('CommunityCensus', {
  description: 'What one school census counted at all full members of a community together.',
})
export class CommunityCensusType {
  @Field(() => DateScalar, { description: 'The day of the census.' })
  censusOn!: string;

  @Field(() => Int, { description: 'How many member schools the census counted.' })
  schoolsCounted!: number;

  @Field(() => Int, {
    description: 'How many member schools have no figures in it, and are missing from the totals.',
  })
  schoolsNotCounted!: number;

  @Field(() => Int, { description: 'Pupils on roll.' })
  pupils!: number;

  @Field(() => Int, { description: 'Pupils with an Education, Health and Care plan.' })
  ehcp!: number;

  @Field(() => Int, { description: 'Pupils on SEN Support, without such a plan.' })
  senSupport!: number;

  @Field(() => Int, { description: 'Pupils entitled to free school meals.' })
  fsm!: number;
}

@ObjectType('Community', {
  description:
    'A Community of Schools: the mainstream schools of one area, which share a budget for special needs.',
})
export class CommunityType {
  @Field(() => IdScalar, { description: 'Identifies the community in this service.' })
  id!: string;

  @Field(() => String, { description: 'The short code people use, such as "C01".' })
  code!: string;

  @Field(() => String, { description: 'The name of the community.' })
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of the community.' })
  startsOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of the community, where it has one.',
  })
  lastDay!: string | null;

  @Field(() => DateScalar, {
    description: 'The day this answer describes: its schools and networks are those of that day.',
  })
  asOf!: PlainDate;
}

export const CommunityConnection = connectionOf(CommunityType, 'Community');

export function toCommunityType(
  { id, code, name, startsOn, lastDay }: CommunityRow,
  asOf: PlainDate,
): CommunityType {
  return { id, code, name, startsOn, lastDay, asOf };
}
