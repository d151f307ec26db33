import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId } from '#kernel';
import { FundingApi } from '../spec-support/funding-api.js';

let api: FundingApi;
let maker: Actor;
let checker: Actor;

beforeAll(async () => {
  api = await FundingApi.open(4);
  maker = await api.given.anOfficer('LA_FINANCE_MAKER');
  checker = await api.given.anOfficer('LA_FINANCE_CHECKER');
});
afterAll(() => api.close());

interface Proposed {
  readonly proposeBudget: { readonly budget: { readonly id: string; readonly version: number } };
}

interface Page {
  readonly communityBudgets: { readonly pageInfo: { readonly endCursor: string } };
}

const proposal = (place: number, over: object = {}) => ({
  idempotencyKey: newId(),
  communityId: api.given.community(place).id,
  fundCode: 'HNB_COMMUNITY',
  financialYear: '2026-27',
  amountPence: '4850000050',
  note: 'Share of the formula run of March',
  ...over,
});

const PROPOSE = `mutation ($input: ProposeBudgetInput!) { proposeBudget(input: $input) {
  __typename
  ... on BudgetProposed { budget { id version state amount { pence formatted } availableActions } }
  ... on UserError { code message }
  ... on BudgetExists { budgetId amountPence }
  ... on FundSourceNotValid { fundCode validFrom lastDay }
} }`;
const APPROVE = `mutation ($input: ApproveBudgetInput!) { approveBudget(input: $input) {
  __typename
  ... on BudgetApproved { budget { state version decidedByName decidedAt balances { available { formatted } } availableActions } }
  ... on UserError { code message }
  ... on WrongState { state }
} }`;

describe('the way of a budget through the API', () => {
  it('goes from a proposal to an approval to a statement', async () => {
    const proposed = await api.ask<Proposed>(maker, PROPOSE, { input: proposal(0) });
    expect(proposed.data.proposeBudget).toMatchObject({
      __typename: 'BudgetProposed',
      budget: {
        state: 'PROPOSED',
        amount: { pence: '4850000050', formatted: '£48,500,000.50' },
        availableActions: [],
      },
    });
    const question = `query ($id: ID!) { communityBudget(communityId: $id, financialYear: "2026-27") { availableActions } }`;
    const seen = await api.ask(checker, question, { id: api.given.community(0).id });
    expect(seen.data).toEqual({ communityBudget: { availableActions: ['APPROVE', 'REJECT'] } });

    const { id: budgetId, version } = proposed.data.proposeBudget.budget;
    const input = { idempotencyKey: newId(), budgetId, expectedVersion: version };
    const refused = await api.ask(maker, APPROVE, { input: { ...input, idempotencyKey: newId() } });
    expect(refused.data).toMatchObject({ approveBudget: { __typename: 'NotFound', code: 'NOT_FOUND' } });
    const approved = await api.ask(checker, APPROVE, { input });
    expect(approved.data).toMatchObject({
      approveBudget: {
        __typename: 'BudgetApproved',
        budget: {
          state: 'OPEN',
          decidedByName: 'A LA_FINANCE_CHECKER',
          balances: { available: { formatted: '£48,500,000.50' } },
          availableActions: [],
        },
      },
    });
    expect((await api.ask(checker, APPROVE, { input })).data).toEqual(approved.data);
    const again = await api.ask(checker, APPROVE, { input: { ...input, idempotencyKey: newId() } });
    expect(again.data).toMatchObject({ approveBudget: { __typename: 'WrongState', state: 'OPEN' } });

    const statement = await api.ask(
      checker,
      `query ($id: ID!) { communityBudget(communityId: $id, financialYear: "2026-27") { statement(first: 1) {
         totalCount pageInfo { hasNextPage } nodes { number movement isReversal effectiveOn amount { formatted } causeId awardId } } } }`,
      { id: api.given.community(0).id },
    );
    const load = {
      number: '1',
      movement: 'BUDGET_LOAD',
      isReversal: false,
      effectiveOn: '2026-11-23',
      amount: { formatted: '£48,500,000.50' },
      causeId: budgetId,
      awardId: null,
    };
    expect(statement.data).toEqual({
      communityBudget: { statement: { totalCount: 1, pageInfo: { hasNextPage: false }, nodes: [load] } },
    });
  });

  it('tells typed refusals with their numbers', async () => {
    await api.ask(maker, PROPOSE, { input: proposal(1) });
    expect((await api.ask(maker, PROPOSE, { input: proposal(1) })).data).toMatchObject({
      proposeBudget: {
        __typename: 'BudgetExists',
        code: 'WRONG_STATE',
        amountPence: '4850000050',
      },
    });
    expect(
      (await api.ask(maker, PROPOSE, { input: proposal(2, { financialYear: '2020-21' }) })).data,
    ).toMatchObject({
      proposeBudget: {
        __typename: 'FundSourceNotValid',
        fundCode: 'HNB_COMMUNITY',
        validFrom: '2025-04-01',
        lastDay: null,
      },
    });
    expect((await api.ask(maker, PROPOSE, { input: proposal(2, { amountPence: '0' }) })).data).toMatchObject({
      proposeBudget: { __typename: 'InvalidInput', code: 'INVALID_INPUT' },
    });
  });

  it('rejects a proposal', async () => {
    const budget = await api.given.aProposedBudget(api.given.community(3));
    const rejected = await api.ask(
      checker,
      `mutation ($input: RejectBudgetInput!) { rejectBudget(input: $input) { __typename ... on BudgetRejected { budget { state } } } }`,
      { input: { idempotencyKey: newId(), budgetId: budget.id, expectedVersion: 1 } },
    );
    expect(rejected.data).toEqual({
      rejectBudget: {
        __typename: 'BudgetRejected',
        budget: { state: 'REJECTED' },
      },
    });
  });
});

describe('lists of budgets in the API', () => {
  const PAGE = `query ($after: String, $state: BudgetState) { communityBudgets(financialYear: "2026-27", first: 1, after: $after, state: $state) {
    totalCount pageInfo { hasNextPage endCursor } nodes { communityCode } } }`;

  it('go on from page to page', async () => {
    const first = await api.ask<Page>(checker, PAGE);
    expect(first.data).toMatchObject({
      communityBudgets: { totalCount: 2, nodes: [{ communityCode: 'C01' }], pageInfo: { hasNextPage: true } },
    });
    const second = await api.ask(checker, PAGE, { after: first.data.communityBudgets.pageInfo.endCursor });
    expect(second.data).toMatchObject({
      communityBudgets: { nodes: [{ communityCode: 'C02' }], pageInfo: { hasNextPage: false } },
    });
  });

  it('take no page mark of another person, or of another filter', async () => {
    const { endCursor } = (await api.ask<Page>(checker, PAGE)).data.communityBudgets.pageInfo;
    for (const answer of [
      await api.ask(maker, PAGE, { after: endCursor }),
      await api.ask(checker, PAGE, { after: endCursor, state: 'OPEN' }),
      await api.ask(checker, PAGE, { after: 'nonsense' }),
    ]) {
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

describe('one budget in the API', () => {
  it('shows a budget as it stood, with nothing to be done with it', async () => {
    const question = `query ($id: ID!, $asOf: DateTime) { communityBudget(communityId: $id, financialYear: "2026-27", asOf: $asOf) { state availableActions } }`;
    const community = api.given.community(1).id;
    const past = await api.ask(checker, question, { id: community, asOf: '2020-01-01T00:00:00Z' });
    expect(past).toEqual({ data: { communityBudget: null } });
    const future = await api.ask(checker, question, { id: community, asOf: '2099-01-01T00:00:00Z' });
    expect(future.data).toEqual({ communityBudget: { state: 'PROPOSED', availableActions: [] } });
  });

  it('gives a statement only to those who look after the money, and the rest of the budget to the others', async () => {
    const clerk = await api.given.aMemberOf(api.given.community(0), 'CLERK');
    const answer = await api.ask(
      clerk,
      `query ($id: ID!) { communityBudget(communityId: $id, financialYear: "2026-27") { state statement { totalCount } } }`,
      { id: api.given.community(0).id },
    );
    expect(answer.data).toEqual({ communityBudget: { state: 'OPEN', statement: null } });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});
