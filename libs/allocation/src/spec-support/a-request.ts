import { newId, parsePounds, plainDate } from '#kernel';
import { costLine, type UncostedLine } from '../domain/provision-line.js';
import type { ProvisionLine, Request, RequestChild } from '../domain/request.js';

/** A line of provision: ten hours of staffing at £20.00, paid by the community. */
export function aLine(over: Partial<UncostedLine> = {}): ProvisionLine {
  return costLine({
    category: 'STAFFING',
    description: 'A teaching assistant in the mornings',
    quantityHundredths: 1_000n,
    unit: 'HOUR',
    unitCost: parsePounds('20'),
    fundedFrom: 'COMMUNITY',
    ...over,
  });
}

export function aChild(over: Partial<RequestChild> = {}): RequestChild {
  return {
    childId: newId(),
    pseudonym: 'P-AB12-CD34',
    ncYear: 3,
    senProvision: 'K',
    primaryNeed: 'SLCN',
    ...over,
  };
}

/**
 * An individual request that nothing stands against, with ids of its own: £7,000.00 of provision for the school year
 * 2026-27, of which the school carries £6,000.00 from Element 2 and asks the community for £1,000.00.
 */
export function aRequest(over: Partial<Request> = {}): Request {
  return {
    id: newId(),
    reference: 'REQ-7K3F-9QXD',
    communityId: newId(),
    schoolId: newId(),
    kind: 'INDIVIDUAL',
    purpose: 'STAFFING',
    title: 'Support in the mornings',
    summary: 'The child needs an adult near by to begin the day.',
    desiredOutcome: 'The child begins the day without help.',
    urgent: false,
    startsOn: plainDate('2026-09-01'),
    endsOn: plainDate('2027-08-31'),
    amountAsked: parsePounds('1,000'),
    reviewedCycles: 2,
    element2Exception: null,
    collaboratingSchoolIds: [],
    state: 'SUBMITTED',
    version: 2,
    createdBy: newId(),
    createdAt: '2026-09-02T09:00:00+00:00',
    submittedBy: newId(),
    submittedAt: '2026-09-03T09:00:00+00:00',
    lines: [
      aLine({ fundedFrom: 'ELEMENT_2', quantityHundredths: 30_000n }),
      aLine({ fundedFrom: 'COMMUNITY', quantityHundredths: 5_000n }),
    ],
    children: [aChild()],
    ...over,
  };
}
