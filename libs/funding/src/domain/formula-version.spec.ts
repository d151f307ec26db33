import { describe, expect, it } from '@jest/globals';
import { FormulaAction, FormulaState, stepsOpenTo, takeStep } from './formula-version.js';

const ORDER: readonly FormulaState[] = ['DRAFT', 'SIMULATED', 'APPROVED', 'EFFECTIVE', 'SUPERSEDED'];
const stage = (state: FormulaState) => ({ state, version: 3, draftedBy: 'author' });
const step = (state: FormulaState, action: FormulaAction, personId = 'somebody else') =>
  takeStep(stage(state), { action, personId, expectedVersion: 3 });

describe('the way of a version of the formula', () => {
  it('leads forward only, whatever the step', () => {
    for (const state of ORDER) {
      for (const action of Object.values(FormulaAction)) {
        const after = step(state, action);
        if (after.ok) expect(ORDER.indexOf(after.value)).toBeGreaterThanOrEqual(ORDER.indexOf(state));
      }
    }
  });

  it('is simulated by its first run, and not by a later one', () => {
    expect(step('DRAFT', 'RUN')).toEqual({ ok: true, value: 'SIMULATED' });
    expect(step('EFFECTIVE', 'RUN')).toEqual({ ok: true, value: 'EFFECTIVE' });
  });

  it('gives way to its next number at once, unless it is approved', () => {
    expect(step('SIMULATED', 'REVISE')).toEqual({ ok: true, value: 'SUPERSEDED' });
    expect(step('APPROVED', 'REVISE')).toEqual({ ok: true, value: 'APPROVED' });
  });

  it('is approved once it was simulated, by somebody who did not draft it', () => {
    expect(step('SIMULATED', 'APPROVE')).toEqual({ ok: true, value: 'APPROVED' });
    expect(step('DRAFT', 'APPROVE')).toEqual({ ok: false, error: 'WRONG_STAGE' });
    expect(step('APPROVED', 'APPROVE')).toEqual({ ok: false, error: 'WRONG_STAGE' });
    expect(step('SIMULATED', 'APPROVE', 'author')).toEqual({ ok: false, error: 'DRAFTED_BY_SAME_PERSON' });
  });

  it('takes no step from a version of the row that somebody has changed since', () => {
    const action = 'RUN';
    expect(takeStep(stage('DRAFT'), { action, personId: 'anybody', expectedVersion: 2 })).toEqual({
      ok: false,
      error: 'CHANGED_SINCE',
    });
  });

  it('tells beforehand what is open to whom', () => {
    const all = Object.values(FormulaAction);
    expect(stepsOpenTo(stage('SIMULATED'), 'author', all)).toEqual(['REVISE', 'RUN']);
    expect(stepsOpenTo(stage('SIMULATED'), 'checker', all)).toEqual(all);
    expect(stepsOpenTo(stage('SUPERSEDED'), 'checker', all)).toEqual([]);
  });
});
