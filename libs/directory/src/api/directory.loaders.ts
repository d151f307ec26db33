import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { CommunityDetailsQuery, type DatedQuestion } from '../app/community-details.query.js';
import { SchoolDetailsQuery, type TermsQuestion } from '../app/school-details.query.js';

/**
 * Gathers what the fields of one request ask about many communities and schools into one statement each. The loaders
 * live as long as their request and belong to its person, so nothing is shared between people.
 */
@Injectable()
export class DirectoryLoaders {
  private readonly ofRequests = new WeakMap<CallerCarrier, RequestLoaders>();

  constructor(
    private readonly communities: CommunityDetailsQuery,
    private readonly schools: SchoolDetailsQuery,
  ) {}

  of(carrier: CallerCarrier, actor: Actor): RequestLoaders {
    const loaders = this.ofRequests.get(carrier) ?? loadersFor(actor, this.communities, this.schools);
    this.ofRequests.set(carrier, loaders);
    return loaders;
  }
}

export type RequestLoaders = ReturnType<typeof loadersFor>;

function loadersFor(actor: Actor, communities: CommunityDetailsQuery, schools: SchoolDetailsQuery) {
  return {
    communitySchools: dated((asked) => communities.schools(actor, asked)),
    communityPcns: dated((asked) => communities.pcns(actor, asked)),
    communityDistricts: dated((asked) => communities.districts(actor, asked)),
    communityCensus: dated((asked) => communities.census(actor, asked)),
    communityOfSchool: dated((asked) => communities.ofSchools(actor, asked)),
    schoolCensus: dated((asked) => schools.census(actor, asked)),
    schoolRegistrations: new DataLoader((ids: readonly string[]) => schools.registrations(actor, ids)),
    schoolLinks: new DataLoader((ids: readonly string[]) => schools.links(actor, ids)),
    schoolTerms: new DataLoader((asked: readonly TermsQuestion[]) => schools.terms(actor, asked), {
      cacheKeyFn: ({ id, year }) => `${id} ${year.label}`,
    }),
  };
}

function dated<Answer>(answer: (asked: readonly DatedQuestion[]) => Promise<Answer[]>) {
  return new DataLoader(answer, { cacheKeyFn: ({ id, on }: DatedQuestion) => `${id} ${on.toString()}` });
}
