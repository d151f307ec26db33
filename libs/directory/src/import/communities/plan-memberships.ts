import { asText, overlap, type DateRange } from '../date-range.js';
import type { Membership } from './known-communities.js';
import type { Wish } from './wishes.js';

/** What one wish comes to, given the memberships there are. */
export type MembershipOutcome =
  | { readonly is: 'unchanged' }
  | { readonly is: 'refused'; readonly reason: string }
  | {
      readonly is: 'created' | 'changed';
      /** Memberships to write, new or with new dates, the ones that end first. */
      readonly save: readonly Membership[];
      readonly diff: string;
    };

/**
 * Fits one wish into the memberships of its school. A school that is in another community moves there on the first day
 * of the wish, and the old membership ends the day before; nothing that has been is rewritten.
 */
export function fitMembership(
  wish: Wish,
  own: readonly Membership[],
  newId: () => string,
): MembershipOutcome {
  const sameRole = own.filter(({ role }) => role === wish.role);
  const present = sameRole.find(
    (one) => one.communityCode === wish.communityCode && overlap(one, wish.range),
  );
  const others =
    wish.role === 'MEMBER' ? sameRole.filter((one) => one.communityCode !== wish.communityCode) : [];
  return present === undefined ? enter(wish, others, newId) : adjust(wish, present, others);
}

function enter(wish: Wish, others: readonly Membership[], newId: () => string): MembershipOutcome {
  const membership: Membership = {
    id: newId(),
    communityCode: wish.communityCode,
    schoolId: wish.school.schoolId,
    role: wish.role,
    ...wish.range,
  };
  const inTheWay = others.filter((other) => overlap(other, wish.range));
  const [leaving] = inTheWay;
  if (leaving === undefined) {
    return { is: 'created', save: [membership], diff: `new      ${title(wish)} ${asText(wish.range)}` };
  }
  if (inTheWay.length > 1 || leaving.from >= wish.range.from) return refuse(inTheWay);
  const left = { ...leaving, until: wish.range.from };
  const diff = `moved    ${title(wish)} ${asText(wish.range)}, out of ${leaving.communityCode}`;
  return { is: 'changed', save: [left, membership], diff };
}

function adjust(wish: Wish, present: Membership, others: readonly Membership[]): MembershipOutcome {
  const range: DateRange = {
    from: wish.states.from ? wish.range.from : present.from,
    until: wish.states.until ? wish.range.until : present.until,
  };
  if (range.from === present.from && range.until === present.until) return { is: 'unchanged' };
  const inTheWay = others.filter((other) => overlap(other, range));
  if (inTheWay.length > 0) return refuse(inTheWay);
  const diff = `changed  ${title(wish)}: ${asText(present)} → ${asText(range)}`;
  return { is: 'changed', save: [{ ...present, ...range }], diff };
}

function refuse(inTheWay: readonly Membership[]): MembershipOutcome {
  const where = inTheWay.map((other) => `${other.communityCode} ${asText(other)}`).join(' and ');
  return {
    is: 'refused',
    reason: `The school is a member of ${where}. Give the day it moves as from_date (or --from).`,
  };
}

function title({ communityCode, school, role }: Wish): string {
  return `${communityCode}: ${school.urn} ${school.name}${role === 'ASSOCIATE' ? ' (associate)' : ''}`;
}
