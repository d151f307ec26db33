import type { Pence } from '#kernel';

/** How a community can answer. The first two give money. */
export const DECISION_OUTCOMES = [
  'AGREED',
  'AGREED_IN_PART',
  'AGREED_IN_PRINCIPLE',
  'ADVICE_ONLY',
  'DEFERRED',
  'DECLINED',
  'REDIRECTED_TO_PRG',
  'ESCALATED_TO_LA',
] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

export type OutcomeWithMoney = 'AGREED' | 'AGREED_IN_PART';
export type OutcomeWithoutMoney = Exclude<DecisionOutcome, OutcomeWithMoney>;

/** After these the request stays open and is decided again; all others settle it. */
const LEAVES_OPEN: readonly DecisionOutcome[] = ['DEFERRED', 'AGREED_IN_PRINCIPLE'];

export function settlesRequest(outcome: DecisionOutcome): boolean {
  return !LEAVES_OPEN.includes(outcome);
}

/** What a community may still answer about a child of which no family agrees any more that it be discussed. */
const NEEDS_NO_AGREEMENT: readonly DecisionOutcome[] = ['DECLINED', 'DEFERRED'];

/** Whether an outcome takes a request further, and so needs a live agreement to engage for each child it is about. */
export function needsAgreement(outcome: DecisionOutcome): boolean {
  return !NEEDS_NO_AGREEMENT.includes(outcome);
}

/** AGREED where the whole amount asked is given, AGREED_IN_PART where it is less. */
export function outcomeOfAward(asked: Pence, awarded: Pence): OutcomeWithMoney {
  return awarded >= asked ? 'AGREED' : 'AGREED_IN_PART';
}

/** More conditions than anyone keeps to. */
export const MOST_CONDITIONS = 20;
