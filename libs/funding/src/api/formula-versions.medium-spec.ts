import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FormulaSteps, simulated, type Versioned } from '../spec-support/formula-steps.js';

let steps: FormulaSteps;

beforeAll(async () => {
  steps = await FormulaSteps.open();
});
afterAll(() => steps.close());

describe('the versions of a formula', () => {
  const stateOf = async ({ id }: Versioned) => {
    const seen = await steps.api.ask<{ formulaVersion: { state: string } }>(
      steps.chair,
      'query ($id: ID!) { formulaVersion(id: $id) { state } }',
      { id },
    );
    return seen.data.formulaVersion.state;
  };

  it('give way: a draft to its next number at once, an approved one when that is approved', async () => {
    const time = { fundCode: 'HNB_CONTINGENCY' };
    const { version: first } = await steps.anApprovedRun('7000', time);
    expect(await stateOf(first)).toBe('EFFECTIVE');
    const { formulaVersion: second } = await steps.revise(simulated(first), time);
    expect(second).toMatchObject({ number: 2, state: 'DRAFT' });
    const { formulaVersion: third } = await steps.revise(second, time);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['EFFECTIVE', 'SUPERSEDED']);
    expect(await steps.revise(second, time)).toMatchObject({ code: 'WRONG_STATE' });
    await steps.share(third, '8000');
    await steps.approveVersion(steps.checker, simulated(third));
    expect([await stateOf(first), await stateOf(third)]).toEqual(['SUPERSEDED', 'APPROVED']);
  });

  it('of another formula stand in the way for the same fund and days, and write nothing', async () => {
    const time = { validFrom: '2026-12-01', lastDay: '2026-12-31' };
    await steps.anApprovedRun('9000', time);
    const { formulaVersion } = await steps.create({ ...time, validFrom: '2026-12-31' });
    await steps.share(formulaVersion, '9000');
    expect(await steps.approveVersion(steps.checker, simulated(formulaVersion))).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'validFrom',
    });
    expect(await stateOf(formulaVersion)).toBe('SIMULATED');
  });

  it('come page by page, the newest first', async () => {
    const { formulaVersion } = await steps.create({ code: 'PAGED' });
    await steps.revise(formulaVersion);
    const PAGE = `query ($after: String) { formulaVersions(first: 1, code: "PAGED", after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { number } } }`;
    interface Page {
      readonly formulaVersions: { readonly pageInfo: { readonly endCursor: string } };
    }
    const first = await steps.api.ask<Page>(steps.chair, PAGE);
    expect(first.data).toMatchObject({ formulaVersions: { totalCount: 2, nodes: [{ number: 2 }] } });
    const next = await steps.api.ask(steps.chair, PAGE, {
      after: first.data.formulaVersions.pageInfo.endCursor,
    });
    expect(next.data).toMatchObject({
      formulaVersions: { nodes: [{ number: 1 }], pageInfo: { hasNextPage: false } },
    });
    const runs = await steps.api.ask(
      steps.chair,
      '{ formulaRuns(first: 2, state: APPROVED) { nodes { state } } }',
    );
    expect(runs.data).toEqual({ formulaRuns: { nodes: [{ state: 'APPROVED' }, { state: 'APPROVED' }] } });
  });
});
