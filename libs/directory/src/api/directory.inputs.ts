import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar, PageArgs, ShortTextScalar } from '#platform';
import type { CommunityFilter } from '../app/communities.query.js';
import type { SchoolFilter } from '../app/schools.query.js';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';
import { SchoolPhaseEnum, SchoolStatusEnum } from './school.types.js';

const AS_OF = 'The day whose memberships count. Today if left out.';

@InputType({ description: 'Which communities to list.' })
export class CommunityFilterInput implements CommunityFilter {
  @Field(() => ShortTextScalar, {
    nullable: true,
    description: 'Only communities with a school in this district: its ONS code, such as "E07000106".',
  })
  district?: string;

  @Field(() => ShortTextScalar, {
    nullable: true,
    description: 'Part of the name, or the code of the community.',
  })
  search?: string;
}

@ArgsType()
export class CommunitiesArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  asOf?: PlainDate;

  @Field(() => CommunityFilterInput, {
    nullable: true,
    description: 'Which communities to list. All if left out.',
  })
  filter?: CommunityFilterInput;
}

@ArgsType()
export class CommunityArgs {
  @Field(() => IdScalar, { nullable: true, description: 'The id of the community. Give this or the code.' })
  id?: string;

  @Field(() => ShortTextScalar, { nullable: true, description: 'The code of the community, such as "C01".' })
  code?: string;

  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  asOf?: PlainDate;
}

@InputType({ description: 'Which schools to list.' })
export class SchoolFilterInput implements SchoolFilter {
  @Field(() => IdScalar, { nullable: true, description: 'Only schools of this community.' })
  communityId?: string;

  @Field(() => ShortTextScalar, {
    nullable: true,
    description: 'Only schools in this district: its ONS code.',
  })
  district?: string;

  @Field(() => SchoolPhaseEnum, { nullable: true, description: 'Only schools that teach these ages.' })
  phase?: SchoolPhase;

  @Field(() => SchoolStatusEnum, {
    nullable: true,
    description: 'Only schools that are open, or closed, and so on.',
  })
  status?: SchoolStatus;

  @Field(() => ShortTextScalar, { nullable: true, description: 'Part of the name, or the URN in force.' })
  search?: string;
}

@ArgsType()
export class SchoolsArgs extends PageArgs {
  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  asOf?: PlainDate;

  @Field(() => SchoolFilterInput, { nullable: true, description: 'Which schools to list. All if left out.' })
  filter?: SchoolFilterInput;
}

@ArgsType()
export class SchoolArgs {
  @Field(() => IdScalar, { nullable: true, description: 'The id of the school. Give this or a URN.' })
  id?: string;

  @Field(() => Int, { nullable: true, description: 'Any URN the school has ever had.' })
  urn?: number;

  @Field(() => DateScalar, { nullable: true, description: AS_OF })
  asOf?: PlainDate;
}
