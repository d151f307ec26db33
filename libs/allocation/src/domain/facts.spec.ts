import { describe, expect, it } from '@jest/globals';
import { parsePounds, pence, plainDate } from '#kernel';
import { aChild, aLine, aRequest } from '../spec-support/a-request.js';
import { factsOf, type Circumstances } from './facts.js';

const circumstances: Circumstances = {
  today: plainDate('2026-09-10'),
  amount: parsePounds('900'),
  school: { isMember: true, isOpen: true, isMainstream: false },
  children: { allOnRoll: true, allAgreed: false, anyEhcp: true },
  elements: { shortfall: parsePounds('1'), elementThree: parsePounds('1,000') },
};

describe('factsOf', () => {
  it('puts a request and its circumstances into the words of the rules', () => {
    expect(factsOf(aRequest({ urgent: true }), circumstances)).toEqual({
      kind: 'INDIVIDUAL',
      urgent: true,
      amount: 90_000n,
      amountAsked: 100_000n,
      startsOn: plainDate('2026-09-01'),
      endsOn: plainDate('2027-08-31'),
      today: plainDate('2026-09-10'),
      lengthInDays: 365,
      schoolIsMember: true,
      schoolIsOpen: true,
      schoolIsMainstream: false,
      communityCategories: ['STAFFING'],
      communityCost: 100_000n,
      largestCommunityLine: 100_000n,
      alternativeProvisionWeeks: 0,
      reviewedCycles: 2,
      childCount: 1,
      allOnRoll: true,
      allAgreed: false,
      anyEhcp: true,
      element2Shortfall: 100n,
      element2Exception: false,
      element3Excess: 100_000n,
    });
  });

  it('looks at what the community pays for only, and at the purpose', () => {
    const request = aRequest({
      purpose: 'TRANSITION',
      lines: [
        aLine({ category: 'TRANSPORT', fundedFrom: 'ELEMENT_2', quantityHundredths: 900_000n }),
        aLine({ category: 'TRAINING', quantityHundredths: 100n }),
        aLine({ category: 'TRAINING', quantityHundredths: 300n }),
      ],
    });
    expect(factsOf(request, circumstances)).toMatchObject({
      communityCategories: ['TRANSITION', 'TRAINING'],
      communityCost: 8_000n,
      largestCommunityLine: 6_000n,
    });
  });

  it('counts a begun week of alternative provision, of the longest line by the week', () => {
    const week = { category: 'ALTERNATIVE_PROVISION', unit: 'WEEK', unitCost: pence(1n) } as const;
    const lines = [
      aLine({ ...week, quantityHundredths: 1_201n }),
      aLine({ ...week, quantityHundredths: 300n }),
      aLine({ ...week, unit: 'HOUR', quantityHundredths: 9_900n }),
      aLine({ ...week, fundedFrom: 'ELEMENT_2', quantityHundredths: 9_900n }),
    ];
    expect(factsOf(aRequest({ lines }), circumstances).alternativeProvisionWeeks).toBe(13);
  });

  it('sees an exception to Element 2, and how many children there are', () => {
    const request = aRequest({
      kind: 'GROUP',
      element2Exception: 'Many pupils.',
      children: [aChild(), aChild(), aChild()],
    });
    expect(factsOf(request, circumstances)).toMatchObject({ element2Exception: true, childCount: 3 });
  });

  it('knows no largest line where the community pays for none', () => {
    expect(factsOf(aRequest({ lines: [] }), circumstances)).toMatchObject({
      largestCommunityLine: 0n,
      communityCost: 0n,
    });
  });
});
