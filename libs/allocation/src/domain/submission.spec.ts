import { describe, expect, it } from '@jest/globals';
import { parsePounds, pence } from '#kernel';
import { aChild, aLine, aRequest } from '../spec-support/a-request.js';
import { whatKeepsFromSubmission } from './submission.js';

describe('whatKeepsFromSubmission', () => {
  it('finds nothing against a request whose lines cover the amount asked', () => {
    expect(whatKeepsFromSubmission(aRequest())).toBeUndefined();
  });

  it('refuses an amount that the lines for the community do not reach by a penny', () => {
    expect(whatKeepsFromSubmission(aRequest({ amountAsked: parsePounds('1,000.01') }))).toEqual({
      field: 'amountAskedPence',
      message:
        '£1,000.01 is asked, but the lines to be paid by the community come to £1,000.00. Please make the two agree.',
    });
  });

  it('does not count the lines the school pays', () => {
    const lines = [aLine({ fundedFrom: 'ELEMENT_2', quantityHundredths: 100_000n })];
    expect(whatKeepsFromSubmission(aRequest({ lines }))).toMatchObject({ field: 'amountAskedPence' });
  });

  it('wants two children for a group', () => {
    expect(whatKeepsFromSubmission(aRequest({ kind: 'GROUP' }))).toMatchObject({ field: 'childIds' });
    expect(
      whatKeepsFromSubmission(aRequest({ kind: 'GROUP', children: [aChild(), aChild()] })),
    ).toBeUndefined();
  });

  it('lets a discussion carry no money in its lines either', () => {
    const discussion = { kind: 'SOLUTION_FOCUSED', amountAsked: pence(0n), children: [] } as const;
    expect(whatKeepsFromSubmission(aRequest(discussion))).toMatchObject({ field: 'lines' });
    expect(whatKeepsFromSubmission(aRequest({ ...discussion, lines: [] }))).toBeUndefined();
  });
});
