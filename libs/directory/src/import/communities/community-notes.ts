import type { PlainDate } from '#kernel';
import { isOpen } from '../../domain/school-status.js';
import { endsAfter } from '../date-range.js';
import type { KnownCommunities, Membership } from './known-communities.js';
import type { Wish } from './wishes.js';

const MOST_NAMED = 20;

/** What the keeper of the list should know: its totals, members it does not name, and schools in no community. */
export function communityNotes(
  wishes: readonly Wish[],
  known: KnownCommunities,
  memberships: readonly Membership[],
  day: PlainDate,
): string[] {
  const communities = new Set(wishes.map(({ communityCode }) => communityCode));
  const schools = new Set(wishes.map(({ school }) => school.schoolId));
  const pcns = new Set(wishes.flatMap(({ pcnCodes }) => pcnCodes));
  const members = memberships.filter(
    (one) => one.role === 'MEMBER' && one.from <= day.toString() && endsAfter(one, day.toString()),
  );
  const inCommunity = new Set(members.map(({ schoolId }) => schoolId));
  const open = known.urns.filter(({ status, mainstream }) => mainstream && isOpen(status));
  const named = (ids: ReadonlySet<string>) => open.filter(({ schoolId }) => ids.has(schoolId));
  const notInList = members.filter(
    ({ schoolId, communityCode }) => communities.has(communityCode) && !schools.has(schoolId),
  );
  return [
    `In the file: ${communities.size} communities, ${schools.size} schools, ${pcns.size} Primary Care Networks.`,
    ...inWords(
      'Members that are not in the file and stay',
      named(new Set(notInList.map(({ schoolId }) => schoolId))),
    ),
    ...inWords(
      `Open mainstream schools in no community on ${day.toString()}`,
      open.filter(({ schoolId }) => !inCommunity.has(schoolId)),
    ),
  ];
}

function inWords(what: string, schools: readonly { urn: number; name: string }[]): string[] {
  if (schools.length === 0) return [];
  const named = schools.slice(0, MOST_NAMED).map(({ urn, name }) => `${urn} ${name}`);
  return [`${what}: ${schools.length} (${named.join('; ')}${schools.length > MOST_NAMED ? '; …' : ''}).`];
}
