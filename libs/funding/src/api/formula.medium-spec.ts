import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { FormulaSteps, simulated } from '../spec-support/formula-steps.js';

let steps: FormulaSteps;

beforeAll(async () => {
  steps = await FormulaSteps.open();
});
afterAll(() => steps.close());

describe('a formula on its way to budgets', () => {
  it('is drafted, run, approved by a second person, and becomes budgets that show how they came about', async () => {
    const { formulaVersion: draft } = await steps.create({ validFrom: '2026-04-01', lastDay: '2026-09-30' });
    expect(draft).toMatchObject({ number: 1, state: 'DRAFT', availableActions: ['REVISE', 'RUN'] });
    expect(await steps.approveVersion(steps.checker, draft)).toMatchObject({ code: 'WRONG_STATE' });

    const { run } = await steps.share(draft, '100000000');
    expect(run).toMatchObject({
      state: 'PROPOSED',
      inputsSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      total: { pence: '100000000' },
      pots: [
        { factorCode: 'FSM6', pot: { pence: '20000000' }, counted: '3,135' },
        { factorCode: 'IDACI', pot: { pence: '30000000' }, counted: '1,857.750001' },
        { factorCode: 'PUPILS', pot: { pence: '40000000' }, counted: '12,830' },
        { factorCode: 'SEN_SUPPORT', pot: { pence: '10000000' }, counted: '1,864' },
      ],
    });
    expect(await steps.approveRun(steps.checker, run)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await steps.propose(run.id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await steps.approveVersion(steps.checker, draft)).toMatchObject({ code: 'STALE_VERSION' });
    const { formulaVersion: approved } = await steps.approveVersion(steps.checker, simulated(draft));
    expect(approved).toMatchObject({ state: 'APPROVED' });
    expect(await steps.approveRun(steps.checker, run)).toMatchObject({ run: { state: 'APPROVED' } });
    expect(await steps.approveRun(steps.checker, run)).toMatchObject({ code: 'WRONG_STATE' });

    expect(await steps.propose(run.id)).toMatchObject({ budgets: 3, total: { pence: '100000000' } });
    expect(await steps.propose(run.id)).toMatchObject({
      __typename: 'CommunitiesHaveBudgets',
      communityCodes: ['C01', 'C02', 'C03'],
    });
    expect(await steps.openAll(steps.checker, run.id, 2)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'expectedBudgets',
    });
    expect(await steps.openAll(steps.checker, run.id, 3)).toMatchObject({
      budgets: 3,
      total: { pence: '100000000' },
    });
    expect(await steps.openAll(steps.checker, run.id, 3)).toMatchObject({ code: 'NOT_FOUND' });

    const budgets = await steps.api.ask(
      steps.chair,
      `{ communityBudgets(financialYear: "2026-27", first: 3) { nodes { communityCode state amount { pence } formulaRunId
           allocation { pupils total { pence } adjustment { pence } perPupil { formatted }
             factors { factorCode count share { pence } } working { label result { pence } rounding } } } } }`,
    );
    expect(budgets).toMatchObject({
      data: {
        communityBudgets: {
          nodes: [
            {
              communityCode: 'C02',
              state: 'OPEN',
              amount: { pence: '37396029' },
              formulaRunId: run.id,
              allocation: {
                pupils: '2,987',
                total: { pence: '37396029' },
                adjustment: { pence: '0' },
                perPupil: { formatted: '£125.20' },
                factors: [
                  { factorCode: 'FSM6', count: '1,421', share: { pence: '9065391' } },
                  { factorCode: 'IDACI', count: '988', share: { pence: '15954784' } },
                  { factorCode: 'PUPILS', count: '2,987', share: { pence: '9312549' } },
                  { factorCode: 'SEN_SUPPORT', count: '571', share: { pence: '3063305' } },
                ],
              },
            },
          ],
        },
      },
    });

    const replay = '{ isIdentical inputsAreIntact differences { part } }';
    for (const person of [steps.checker, steps.chair]) {
      expect(
        await steps.api.ask(person, `query ($id: ID!) { replayFormulaRun(id: $id) ${replay} }`, {
          id: run.id,
        }),
      ).toEqual({
        data: { replayFormulaRun: { isIdentical: true, inputsAreIntact: true, differences: [] } },
      });
    }
    const seen = `query ($id: ID!) { formulaRun(id: $id) { pots { factorCode } communities { communityCode } } }`;
    const ofChair = await steps.api.ask(steps.chair, seen, { id: run.id });
    expect(ofChair.data).toMatchObject({ formulaRun: { communities: [{ communityCode: 'C02' }] } });
    expect((ofChair.data as { formulaRun: { pots: unknown[] } }).formulaRun.pots).toHaveLength(4);
  });

  it('gives the same answer to the same command, and no second run', async () => {
    const { formulaVersion } = await steps.create();
    const { id: versionId, version: expectedVersion } = formulaVersion;
    const input = { idempotencyKey: newId(), versionId, expectedVersion, totalPence: '5000' };
    const first = await steps.give(
      steps.maker,
      'runFormula',
      input,
      '... on FormulaRunProposed { run { id } }',
    );
    const runs = await steps.rows('funding.formula_run');
    expect(
      await steps.give(steps.maker, 'runFormula', input, '... on FormulaRunProposed { run { id } }'),
    ).toEqual(first);
    expect(await steps.rows('funding.formula_run')).toBe(runs);
  });

  it('is approved by nobody who drafted or ran it, whatever roles that person has', async () => {
    const both = await steps.api.given.anOfficer('LA_FINANCE_MAKER', 'LA_FINANCE_CHECKER');
    const { formulaVersion } = await steps.create({}, both);
    const { run } = await steps.share(formulaVersion, '5000', both);
    const draft = simulated(formulaVersion);
    expect(await steps.approveVersion(both, draft)).toMatchObject({ code: 'SEPARATION_OF_DUTIES' });
    expect(await steps.approveRun(both, run)).toMatchObject({ code: 'SEPARATION_OF_DUTIES' });
    expect(await steps.approveVersion(steps.maker, draft)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await steps.create({}, steps.checker)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
