import { Field, ObjectType } from '@nestjs/graphql';
import { IdScalar } from '#platform';

@ObjectType('AreaBoard', {
  description: 'A board that watches over the quality of the communities of one area, and hears disputes.',
})
export class AreaBoardType {
  @Field(() => IdScalar, { description: 'Identifies the board in this service.' })
  id!: string;

  @Field(() => String, { description: 'A short code, such as "EAST".' })
  code!: string;

  @Field(() => String, { description: 'The name of the area.' })
  name!: string;
}

@ObjectType('District', { description: 'A district or borough of the county.' })
export class DistrictType {
  @Field(() => IdScalar, { description: 'Identifies the district in this service.' })
  id!: string;

  @Field(() => String, {
    description: 'The code of the Office for National Statistics, such as "E07000106".',
  })
  gssCode!: string;

  @Field(() => String, { description: 'The name of the district.' })
  name!: string;

  @Field(() => AreaBoardType, {
    nullable: true,
    description: 'The area board it belongs to, where there is one.',
  })
  areaBoard!: AreaBoardType | null;
}

@ObjectType('Authority', {
  description: 'The local authority whose communities, money and schools these are.',
})
export class AuthorityType {
  @Field(() => IdScalar, { description: 'Identifies the authority in this service.' })
  id!: string;

  @Field(() => String, { description: 'The three digits by which the Department for Education knows it.' })
  dfeCode!: string;

  @Field(() => String, { description: 'The name of the authority.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The code of the Office for National Statistics.' })
  gssCode!: string | null;

  @Field(() => Boolean, {
    description:
      'True for the demonstration authority: its schools, communities, people and figures are all made up and stand ' +
      'for no real ones.',
  })
  isDemonstration!: boolean;

  @Field(() => [DistrictType], { description: 'Its districts, by name.' })
  districts!: readonly DistrictType[];
}
