import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ShortTextScalar } from '#platform';
import { AuthorityQuery } from '../app/authority.query.js';
import { SchoolDetailsQuery } from '../app/school-details.query.js';
import { academicYearAsked } from './asked.js';
import { AuthorityType } from './place.types.js';
import { SchoolTermType, toTermType } from './school-details.types.js';

@Resolver()
export class AuthorityResolver {
  constructor(
    private readonly authorityQuery: AuthorityQuery,
    private readonly schools: SchoolDetailsQuery,
  ) {}

  @Query(() => AuthorityType, {
    description: 'Your local authority. Says whether all you see is demonstration data.',
  })
  @Allow('service.read')
  async authority(@CurrentActor() actor: Actor): Promise<AuthorityType> {
    return this.authorityQuery.run(actor);
  }

  @Query(() => [SchoolTermType], {
    description: "The county's terms of an academic year, which schools without their own follow.",
  })
  @Allow('directory.read')
  async schoolTerms(
    @CurrentActor() actor: Actor,
    @Args('academicYear', { type: () => ShortTextScalar, description: 'Such as "2026-27".' }) label: string,
  ): Promise<SchoolTermType[]> {
    return (await this.schools.countyTerms(actor, academicYearAsked(label))).map(toTermType);
  }
}
