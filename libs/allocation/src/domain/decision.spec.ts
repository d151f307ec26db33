import { describe, expect, it } from '@jest/globals';
import { pence, plainDate } from '#kernel';
import { accountingCodeOf, portabilityOf } from './accounting-code.js';
import { noticeOf, whatIsWrongWithDecision, type DecisionContent } from './decision-content.js';
import { DECISION_OUTCOMES, needsAgreement, outcomeOfAward, settlesRequest } from './decision.js';

const TODAY = plainDate('2026-11-23');

const wrong = (over: Partial<DecisionContent>, kind: 'INDIVIDUAL' | 'SOLUTION_FOCUSED' = 'INDIVIDUAL') =>
  whatIsWrongWithDecision(kind, { outcome: 'DECLINED', rationale: 'Why.', conditions: [], ...over }, TODAY)
    ?.field;

describe('an award', () => {
  it('agrees to all that was asked, or in part', () => {
    expect(outcomeOfAward(pence(100n), pence(100n))).toBe('AGREED');
    expect(outcomeOfAward(pence(100n), pence(99n))).toBe('AGREED_IN_PART');
  });

  it('follows the child and is booked as I03 where it is for one child, else as I01', () => {
    expect(['INDIVIDUAL', 'GROUP', 'PROJECT'].map((kind) => accountingCodeOf(portabilityOf(kind)))).toEqual([
      'I03',
      'I01',
      'I01',
    ]);
  });
});

describe('settlesRequest', () => {
  it('leaves the request open after a deferral and agreement in principle only', () => {
    expect(DECISION_OUTCOMES.filter((outcome) => !settlesRequest(outcome))).toEqual([
      'AGREED_IN_PRINCIPLE',
      'DEFERRED',
    ]);
  });
});

describe('whatIsWrongWithDecision', () => {
  it('finds nothing wrong with a plain answer', () => {
    for (const outcome of ['ADVICE_ONLY', 'DECLINED', 'REDIRECTED_TO_PRG', 'ESCALATED_TO_LA'] as const) {
      expect(wrong({ outcome })).toBeUndefined();
      expect(wrong({ outcome }, 'SOLUTION_FOCUSED')).toBeUndefined();
    }
  });

  it('wants a day to come for a deferral, and for nothing else', () => {
    expect(wrong({ outcome: 'DEFERRED' })).toBe('deferredUntil');
    expect(wrong({ outcome: 'DEFERRED', deferredUntil: TODAY })).toBe('deferredUntil');
    expect(wrong({ outcome: 'DEFERRED', deferredUntil: TODAY.add({ days: 1 }) })).toBeUndefined();
    expect(wrong({ outcome: 'DECLINED', deferredUntil: TODAY.add({ days: 1 }) })).toBe('deferredUntil');
  });

  it('wants conditions for agreement in principle, and for nothing else', () => {
    expect(wrong({ outcome: 'AGREED_IN_PRINCIPLE' })).toBe('conditions');
    expect(wrong({ outcome: 'AGREED_IN_PRINCIPLE', conditions: ['A report.'] })).toBeUndefined();
    expect(wrong({ outcome: 'DECLINED', conditions: ['A report.'] })).toBe('conditions');
    const many = Array.from({ length: 21 }, () => 'A report.');
    expect(wrong({ outcome: 'AGREED_IN_PRINCIPLE', conditions: many })).toBe('conditions');
  });

  it('agrees to no money in principle for a discussion', () => {
    expect(wrong({ outcome: 'AGREED_IN_PRINCIPLE', conditions: ['A report.'] }, 'SOLUTION_FOCUSED')).toBe(
      'outcome',
    );
  });
});

describe('noticeOf', () => {
  it('says with a refusal that section F is owed all the same where a child has an EHC plan', () => {
    expect(noticeOf('DECLINED', 'SOME')).toMatch(/^A child .* no refusal of the provision in section F/);
    expect(noticeOf('DECLINED', 'NONE')).toBeNull();
    expect(noticeOf('ADVICE_ONLY', 'SOME')).toBeNull();
  });

  it('says so without telling whether there is a plan where that is not to be known', () => {
    expect(noticeOf('DECLINED', 'NOT_TO_BE_KNOWN')).toMatch(
      /^If a child .* no refusal of the provision in section F/,
    );
    expect(noticeOf('DEFERRED', 'NOT_TO_BE_KNOWN')).toBeNull();
  });
});

describe('needsAgreement', () => {
  it('holds for every answer but to wait and to say no', () => {
    expect(DECISION_OUTCOMES.filter((outcome) => !needsAgreement(outcome))).toEqual(['DEFERRED', 'DECLINED']);
  });
});
