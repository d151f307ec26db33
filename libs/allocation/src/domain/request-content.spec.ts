import { describe, expect, it } from '@jest/globals';
import { newId, parsePounds, pence, plainDate } from '#kernel';
import { aLine } from '../spec-support/a-request.js';
import { whatIsWrongWith, type RequestContent } from './request-content.js';
import type { RequestKind } from './request.js';

const TODAY = plainDate('2026-11-23');
const child = newId();

function content(over: Partial<RequestContent> = {}): RequestContent {
  return {
    purpose: 'STAFFING',
    title: 'Support in the mornings',
    summary: 'An adult near by.',
    desiredOutcome: 'Without help.',
    urgent: false,
    startsOn: plainDate('2026-12-01'),
    endsOn: plainDate('2027-07-22'),
    amountAsked: parsePounds('1,000'),
    reviewedCycles: 2,
    collaboratingSchoolIds: [],
    lines: [aLine()],
    childIds: [child],
    ...over,
  };
}

const problemOf = (over: Partial<RequestContent>, kind: RequestKind = 'INDIVIDUAL') =>
  whatIsWrongWith(kind, content(over), TODAY);

describe('whatIsWrongWith', () => {
  it('finds nothing wrong with an ordinary request of each kind', () => {
    expect(problemOf({})).toBeUndefined();
    expect(problemOf({ childIds: [child, newId()] }, 'GROUP')).toBeUndefined();
    expect(problemOf({ childIds: [], collaboratingSchoolIds: [newId()] }, 'PROJECT')).toBeUndefined();
    expect(problemOf({ childIds: [], amountAsked: pence(0n) }, 'SOLUTION_FOCUSED')).toBeUndefined();
  });

  it('lets a draft of a group name its children later', () => {
    expect(problemOf({ childIds: [] }, 'GROUP')).toBeUndefined();
  });

  it('lets support of one day and a line for nothing pass', () => {
    const day = plainDate('2026-12-01');
    expect(
      problemOf({ startsOn: day, endsOn: day, lines: [aLine({ unitCost: pence(0n) })] }),
    ).toBeUndefined();
  });

  it.each<[string, Partial<RequestContent>, RequestKind, string]>([
    ['a period that runs backwards', { endsOn: plainDate('2026-11-30') }, 'INDIVIDUAL', 'endsOn'],
    ['a start of long ago', { startsOn: plainDate('1990-01-01') }, 'INDIVIDUAL', 'startsOn'],
    ['an end far away', { endsOn: plainDate('2100-12-31') }, 'INDIVIDUAL', 'endsOn'],
    ['fewer than no cycles', { reviewedCycles: -1 }, 'INDIVIDUAL', 'reviewedCycles'],
    ['a hundred cycles', { reviewedCycles: 100 }, 'INDIVIDUAL', 'reviewedCycles'],
    ['no money asked', { amountAsked: pence(0n) }, 'INDIVIDUAL', 'amountAskedPence'],
    ['money for a discussion', { childIds: [] }, 'SOLUTION_FOCUSED', 'amountAskedPence'],
    [
      'more money than there is',
      { amountAsked: parsePounds('400,000,000.01') },
      'INDIVIDUAL',
      'amountAskedPence',
    ],
    ['an individual request without a child', { childIds: [] }, 'INDIVIDUAL', 'childIds'],
    ['an individual request for two', { childIds: [child, newId()] }, 'INDIVIDUAL', 'childIds'],
    ['a project that names a child', {}, 'PROJECT', 'childIds'],
    ['a child named twice', { childIds: [child, child] }, 'GROUP', 'childIds'],
    [
      'a school on an individual request',
      { collaboratingSchoolIds: [newId()] },
      'INDIVIDUAL',
      'collaboratingSchoolIds',
    ],
    [
      'a school named twice',
      { childIds: [], collaboratingSchoolIds: [child, child] },
      'PROJECT',
      'collaboratingSchoolIds',
    ],
    ['too many lines', { lines: Array.from({ length: 41 }, () => aLine()) }, 'INDIVIDUAL', 'lines'],
    ['a quantity of nothing', { lines: [aLine({ quantityHundredths: 0n })] }, 'INDIVIDUAL', 'lines'],
    [
      'a quantity above a million',
      { lines: [{ ...aLine(), quantityHundredths: 100_000_001n }] },
      'INDIVIDUAL',
      'lines',
    ],
    [
      'a unit cost beyond all',
      { lines: [{ ...aLine(), unitCost: pence(10n ** 15n) }] },
      'INDIVIDUAL',
      'lines',
    ],
  ])('refuses %s and names the field', (_, over, kind, field) => {
    expect(problemOf(over, kind)).toEqual({ field, message: expect.any(String) });
  });

  it('names the line at fault as people count', () => {
    const lines = [aLine(), aLine({ quantityHundredths: 100_000_000n })];
    expect(problemOf({ lines })?.message).toBe('Line 2 comes to more than £10,000,000.00.');
  });
});
