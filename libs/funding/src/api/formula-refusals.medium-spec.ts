import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { FACTORS, formula, FormulaSteps } from '../spec-support/formula-steps.js';

let steps: FormulaSteps;

beforeAll(async () => {
  steps = await FormulaSteps.open();
});
afterAll(() => steps.close());

describe('a formula that makes no sense', () => {
  const MOBILITY = { code: 'MOBILITY', name: 'Pupils who move', measure: 'MOBILITY', weight: 1 };
  const [first, ...others] = FACTORS;

  it.each<[string, object, string]>([
    ['without factors', { formula: formula({ factors: [] }) }, 'factors'],
    [
      'with weights that are all nothing',
      { formula: formula({ factors: [{ ...first, weight: 0 }] }) },
      'factors',
    ],
    [
      'with a weight below nothing',
      { formula: formula({ factors: [{ ...first, weight: -1 }, ...others] }) },
      'factors',
    ],
    ['with a factor twice', { formula: formula({ factors: [first, first] }) }, 'factors'],
    [
      'with a measure of no name',
      { formula: formula({ factors: [{ ...first, measure: 'NaN!' }] }) },
      'factors',
    ],
    ['with a cap below the floor', { formula: formula({ floorPence: '2', capPence: '1' }) }, 'capPence'],
    [
      'with a limit for nobody',
      { formula: formula({ limits: [{ communityId: newId(), capPence: '1' }] }) },
      'limits',
    ],
    ['for no year', { financialYear: '2026-29' }, 'financialYear'],
    ['outside its year', { validFrom: '2026-03-31' }, 'validFrom'],
    ['that ends before it begins', { validFrom: '2026-05-02', lastDay: '2026-05-01' }, 'lastDay'],
    ['of no name', { code: 'not a code' }, 'code'],
  ])('%s is refused by the field, and not written', async (_, over, field) => {
    const before = await steps.rows('funding.formula_version');
    expect(await steps.create(over)).toMatchObject({ code: 'INVALID_INPUT', field });
    expect(await steps.rows('funding.formula_version')).toBe(before);
  });

  it.each<[string, object, string, object]>([
    ['a measure nobody imported', { factors: [first, MOBILITY] }, '5000', { count: 4 }],
    [
      'a measure nobody imported, even where missing figures count as nothing',
      { factors: [first, MOBILITY], missingFigures: 'COUNT_AS_NOTHING' },
      '5000',
      { field: 'factors' },
    ],
    ['a day without communities', { membersOn: '2024-04-01' }, '5000', { field: 'membersOn' }],
    ['a day without a census', { countedOn: '2025-01-16' }, '5000', { code: 'FIGURES_MISSING' }],
    ['nothing to share', {}, '0', { field: 'totalPence' }],
    ['floors beyond the total', { floorPence: '10000' }, '29999', { field: 'floorPence' }],
    ['caps below the total', { capPence: '100', limitsPer: 'PUPIL' }, '1283001', { field: 'capPence' }],
  ])('cannot be run: %s', async (_, over, totalPence, refusal) => {
    const { formulaVersion } = await steps.create({ formula: formula(over) });
    const before = await steps.rows('funding.formula_run');
    expect(await steps.share(formulaVersion, totalPence)).toMatchObject(refusal);
    expect(await steps.rows('funding.formula_run')).toBe(before);
  });

  it('holds a community at its own limit, and the others at those for all', async () => {
    const own = [{ communityId: steps.api.given.community(2).id, capPence: '100000' }];
    const { formulaVersion } = await steps.create({
      formula: formula({ limits: own, floorPence: '150000' }),
    });
    const refused = await steps.share(formulaVersion, '1000000');
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', field: 'limits' });
    const lower = [{ ...own[0], floorPence: '0' }];
    const { formulaVersion: better } = await steps.create({
      formula: formula({ limits: lower, floorPence: '150000' }),
    });
    const { run } = await steps.share(better, '1000000');
    const seen = await steps.api.ask(
      steps.checker,
      'query ($id: ID!) { formulaRun(id: $id) { communities { total { pence } adjustment { pence } floor { pence } cap { pence } } } }',
      { id: run.id },
    );
    expect(seen.data).toMatchObject({
      formulaRun: {
        communities: [
          { floor: { pence: '150000' }, cap: null },
          { floor: { pence: '150000' }, cap: null },
          { total: { pence: '100000' }, floor: { pence: '0' }, cap: { pence: '100000' } },
        ],
      },
    });
  });
});
