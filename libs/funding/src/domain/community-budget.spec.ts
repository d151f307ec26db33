import { describe, expect, it } from '@jest/globals';
import { FinancialYear, plainDate } from '#kernel';
import { actionsOpenTo, BudgetState, decideBudget, loadDay, type BudgetAction } from './community-budget.js';

const proposed = { state: BudgetState.PROPOSED, version: 1, proposedBy: 'maker' };
const decide = (budget: Parameters<typeof decideBudget>[0], action: BudgetAction, personId = 'checker') =>
  decideBudget(budget, { action, personId, expectedVersion: 1 });

describe('a decision about a budget', () => {
  it.each([
    ['APPROVE', 'OPEN'],
    ['REJECT', 'REJECTED'],
  ] as const)('%s leaves it %s', (action, state) => {
    expect(decide(proposed, action)).toEqual({ ok: true, value: state });
  });
});

describe('a decision about a budget is refused', () => {
  it.each(['OPEN', 'REJECTED'] as const)('once it is %s', (state) => {
    expect(decide({ ...proposed, state }, 'APPROVE')).toEqual({ ok: false, error: 'ALREADY_DECIDED' });
    expect(decide({ ...proposed, state }, 'REJECT')).toEqual({ ok: false, error: 'ALREADY_DECIDED' });
  });

  it('for another version than the one that was looked at', () => {
    expect(decide({ ...proposed, version: 2 }, 'APPROVE')).toEqual({ ok: false, error: 'CHANGED_SINCE' });
  });

  it('when the person who proposed it approves or rejects it', () => {
    expect(decide(proposed, 'APPROVE', 'maker')).toEqual({ ok: false, error: 'PROPOSED_BY_SAME_PERSON' });
    expect(decide(proposed, 'REJECT', 'maker')).toEqual({ ok: false, error: 'PROPOSED_BY_SAME_PERSON' });
  });
});

describe('the actions open to a person', () => {
  it('are both while a budget by somebody else waits, and none otherwise', () => {
    expect(actionsOpenTo(proposed, 'checker')).toEqual(['APPROVE', 'REJECT']);
    expect(actionsOpenTo(proposed, 'maker')).toEqual([]);
    expect(actionsOpenTo({ ...proposed, state: BudgetState.OPEN }, 'checker')).toEqual([]);
  });
});

describe('the day the money counts from', () => {
  const year = FinancialYear.parse('2026-27');

  it.each([
    ['a year to come', '2026-03-20', '2026-04-01'],
    ['the year under way', '2026-11-23', '2026-11-23'],
    ['a year just over', '2027-04-02', '2027-03-31'],
  ])('lies inside %s', (_, today, expected) => {
    expect(loadDay(year, plainDate(today)).toString()).toBe(expected);
  });
});
