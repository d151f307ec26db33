import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId } from '#kernel';
import { FACTORS, formula, FormulaSteps, NOT_SHARED } from '../spec-support/formula-steps.js';

let steps: FormulaSteps;

beforeAll(async () => {
  steps = await FormulaSteps.open();
});
afterAll(() => steps.close());

describe('a simulation', () => {
  const SIMULATE = `query ($input: SimulateFormulaInput!) { simulateFormula(input: $input) { ${NOT_SHARED}
    ... on FormulaSimulated { winners losers comparedWith { id } communities { change before { pence }
      difference { pence } differenceBasisPoints mostMovedBy { factorCode difference { pence } }
      allocation { communityCode total { pence } perPupil { pence } } } } } }`;
  const simulate = (person: Actor, over: object) =>
    steps.api.ask<{ simulateFormula: Record<string, unknown> }>(person, SIMULATE, {
      input: { formula: formula(), totalPence: '100000000', fundCode: 'HNB_COMMUNITY', ...over },
    });

  it('sets what a draft would give beside a run, names winners, losers and what moved them, and stores nothing', async () => {
    const { run } = await steps.anApprovedRun('100000000', {
      validFrom: '2027-02-01',
      lastDay: '2027-02-28',
    });
    const before = [await steps.rows('funding.formula_version'), await steps.rows('funding.formula_run')];
    const same = await simulate(steps.maker, {});
    expect(same.data.simulateFormula).toMatchObject({ winners: 0, losers: 0, comparedWith: { id: run.id } });
    const factors = FACTORS.map((one) => ({ ...one, weight: one.code === 'PUPILS' ? 70 : 10 }));
    const other = await simulate(steps.checker, { formula: formula({ factors }), compareWithRunId: run.id });
    expect(other.data.simulateFormula).toMatchObject({
      winners: 1,
      losers: 2,
      communities: [
        { change: 'LOSER', mostMovedBy: { factorCode: 'PUPILS', difference: { pence: '9844116' } } },
        {
          change: 'LOSER',
          before: { pence: '37396029' },
          difference: { pence: '-8184808' },
          differenceBasisPoints: -2189,
          mostMovedBy: { factorCode: 'IDACI', difference: { pence: '-10636523' } },
          allocation: { communityCode: 'C02', total: { pence: '29211221' }, perPupil: { pence: '9779' } },
        },
        { change: 'WINNER', mostMovedBy: { factorCode: 'PUPILS' } },
      ],
    });
    expect([await steps.rows('funding.formula_version'), await steps.rows('funding.formula_run')]).toEqual(
      before,
    );
  });

  it('is refused by the field, and to people of a community', async () => {
    expect((await simulate(steps.maker, { totalPence: '0' })).data.simulateFormula).toMatchObject({
      field: 'totalPence',
    });
    expect((await simulate(steps.maker, { compareWithRunId: newId() })).data.simulateFormula).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await simulate(steps.chair, {})).data.simulateFormula).toMatchObject({ code: 'NOT_FOUND' });
  });
});
