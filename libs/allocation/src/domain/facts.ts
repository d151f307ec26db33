import { daysInclusive, maxPence, pence, type Pence, type PlainDate } from '#kernel';
import { totalFundedFrom } from './provision-line.js';
import type { ProvisionLine, Request } from './request.js';
import type { AllocationFacts } from './vocabulary.js';

/** What is known about the school that asks, on the day of the decision. */
export interface SchoolStanding {
  readonly isMember: boolean;
  readonly isOpen: boolean;
  readonly isMainstream: boolean;
}

/** What is known about the children, as far as those who decide may know it. */
export interface ChildrenStanding {
  readonly allOnRoll: boolean;
  readonly allAgreed: boolean;
  readonly anyEhcp: boolean;
}

/** The part of the Element 2 test that the rules look at. */
export interface ElementStanding {
  readonly shortfall: Pence;
  readonly elementThree: Pence;
}

export interface Circumstances {
  readonly today: PlainDate;
  /** The amount to be judged: what is to be awarded, or what was asked. */
  readonly amount: Pence;
  readonly school: SchoolStanding;
  readonly children: ChildrenStanding;
  readonly elements: ElementStanding;
}

/** Puts a request and its circumstances into the words of the rules. Pure: the same case always gives the same facts. */
export function factsOf(request: Request, circumstances: Circumstances): AllocationFacts {
  const { today, amount, school, children, elements } = circumstances;
  const communityLines = request.lines.filter((line) => line.fundedFrom === 'COMMUNITY');
  return {
    kind: request.kind,
    urgent: request.urgent,
    amount,
    amountAsked: request.amountAsked,
    startsOn: request.startsOn,
    endsOn: request.endsOn,
    today,
    lengthInDays: daysInclusive(request.startsOn, request.endsOn),
    schoolIsMember: school.isMember,
    schoolIsOpen: school.isOpen,
    schoolIsMainstream: school.isMainstream,
    communityCategories: [...new Set([request.purpose, ...communityLines.map((line) => line.category)])],
    communityCost: totalFundedFrom(request.lines, 'COMMUNITY'),
    largestCommunityLine: maxPence(pence(0n), ...communityLines.map((line) => line.total)),
    alternativeProvisionWeeks: weeksOfAlternativeProvision(communityLines),
    reviewedCycles: request.reviewedCycles,
    childCount: request.children.length,
    allOnRoll: children.allOnRoll,
    allAgreed: children.allAgreed,
    anyEhcp: children.anyEhcp,
    element2Shortfall: elements.shortfall,
    element2Exception: request.element2Exception !== null,
    element3Excess: elements.elementThree,
  };
}

/** Whole weeks, a begun week counting, of the longest line of alternative provision that is costed by the week. */
function weeksOfAlternativeProvision(lines: readonly ProvisionLine[]): number {
  const weeks = lines
    .filter((line) => line.category === 'ALTERNATIVE_PROVISION' && line.unit === 'WEEK')
    .map((line) => Number((line.quantityHundredths + 99n) / 100n));
  return Math.max(0, ...weeks);
}
