import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#access';
import { newId, pence } from '#kernel';
import type { Budget } from '../data/budget.sql.js';
import { FundingApi } from '../spec-support/funding-api.js';

let api: FundingApi;
let maker: Actor;
let checker: Actor;
let first: Budget;
let second: Budget;

beforeAll(async () => {
  api = await FundingApi.open(4);
  maker = await api.given.anOfficer('LA_FINANCE_MAKER');
  checker = await api.given.anOfficer('LA_FINANCE_CHECKER');
  first = await api.given.anOpenBudget(api.given.community(0), pence(500_000n));
  second = await api.given.anOpenBudget(api.given.community(1), pence(1_000_000n));
});
afterAll(() => api.close());

const PROPOSE = `mutation ($input: ProposeAdjustmentInput!) { proposeAdjustment(input: $input) {
  __typename
  ... on AdjustmentProposed { adjustment { id version state approvalsNeeded isYoursToDecide givenAwayInYear { formatted } } }
  ... on UserError { code message }
  ... on InvalidInput { field }
} }`;
const APPROVE = `mutation ($input: ApproveAdjustmentInput!) { approveAdjustment(input: $input) {
  __typename
  ... on AdjustmentApproved { adjustment { state approvedByNames decidedByName isYoursToDecide } }
  ... on AdjustmentNotCovered { balancePence floorPence wantedPence shortfallPence }
  ... on UserError { code message }
} }`;

interface Proposed {
  readonly proposeAdjustment: { readonly adjustment: { readonly id: string; readonly version: number } };
}

const virement = (amountPence: string) => ({
  idempotencyKey: newId(),
  kind: 'VIREMENT',
  fromBudgetId: first.id,
  toBudgetId: second.id,
  amountPence,
  reason: 'Fewer pupils than were counted',
});

async function proposed(amountPence: string) {
  const { data } = await api.ask<Proposed>(maker, PROPOSE, { input: virement(amountPence) });
  const { id: adjustmentId, version: expectedVersion } = data.proposeAdjustment.adjustment;
  return { idempotencyKey: newId(), adjustmentId, expectedVersion };
}

describe('the way of a virement through the API', () => {
  it('goes from a proposal to the balances of both communities', async () => {
    const answer = await api.ask<Proposed>(maker, PROPOSE, { input: virement('150050') });
    expect(answer.data.proposeAdjustment).toMatchObject({
      adjustment: {
        state: 'PROPOSED',
        approvalsNeeded: 1,
        isYoursToDecide: false,
        givenAwayInYear: { formatted: '£1,500.50' },
      },
    });
    const { id: adjustmentId, version } = answer.data.proposeAdjustment.adjustment;
    const input = { idempotencyKey: newId(), adjustmentId, expectedVersion: version };
    const approved = await api.ask(checker, APPROVE, { input });
    expect(approved.data).toMatchObject({
      approveAdjustment: {
        adjustment: {
          state: 'POSTED',
          approvedByNames: ['A LA_FINANCE_CHECKER'],
          decidedByName: 'A LA_FINANCE_CHECKER',
          isYoursToDecide: false,
        },
      },
    });
    expect((await api.ask(checker, APPROVE, { input })).data).toEqual(approved.data);

    const chair = await api.given.aMemberOf(api.given.community(1), 'COMMUNITY_CHAIR');
    const asked = await api.ask(
      chair,
      `query ($id: ID!) {
        communityBudget(communityId: $id, financialYear: "2026-27") {
          balances { loaded { pence } available { pence } }
          position { allocation { pence } adjustments { pence } forecast { pence } }
          statement(first: 1) { nodes { movement amount { formatted } } }
        }
        budgetAdjustments(financialYear: "2026-27", first: 5) {
          totalCount nodes { kind from { communityCode } to { communityCode } isYoursToDecide } pageInfo { hasNextPage endCursor }
        } }`,
      { id: second.communityId },
    );
    expect(asked.data).toMatchObject({
      communityBudget: {
        balances: { loaded: { pence: '1150050' }, available: { pence: '1150050' } },
        position: {
          allocation: { pence: '1000000' },
          adjustments: { pence: '150050' },
          forecast: { pence: '0' },
        },
        statement: { nodes: [{ movement: 'VIREMENT_IN', amount: { formatted: '£1,500.50' } }] },
      },
      budgetAdjustments: {
        totalCount: 1,
        nodes: [
          {
            kind: 'VIREMENT',
            from: { communityCode: 'C01' },
            to: { communityCode: 'C02' },
            isYoursToDecide: false,
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  it('ends in a refusal with the numbers, or in a rejection', async () => {
    const refused = await api.ask(checker, APPROVE, { input: await proposed('350000') });
    expect(refused.data).toMatchObject({
      approveAdjustment: {
        __typename: 'AdjustmentNotCovered',
        code: 'INSUFFICIENT_AVAILABLE',
        balancePence: '349950',
        wantedPence: '350000',
        shortfallPence: '50',
        message: 'Only £3,499.50 is available: £3,500.00 is £0.50 too much.',
      },
    });
    const reject = `mutation ($input: RejectAdjustmentInput!) { rejectAdjustment(input: $input) {
      ... on AdjustmentRejected { adjustment { state } } ... on UserError { code } } }`;
    const input = await proposed('1');
    expect((await api.ask(maker, reject, { input })).data).toEqual({
      rejectAdjustment: { code: 'NOT_FOUND' },
    });
    expect((await api.ask(checker, reject, { input })).data).toEqual({
      rejectAdjustment: { adjustment: { state: 'REJECTED' } },
    });
  });

  it('names the field that makes no sense', async () => {
    const input = { ...virement('1'), toBudgetId: undefined };
    expect((await api.ask(maker, PROPOSE, { input })).data).toMatchObject({
      proposeAdjustment: { code: 'INVALID_INPUT', field: 'toBudgetId' },
    });
  });
});

describe('the money of the year through the API', () => {
  it('is entered, confirmed and shown by fund', async () => {
    const record = `mutation ($input: RecordFundingInput!) { recordFunding(input: $input) {
      ... on FundingRecorded { record { id version state isYoursToDecide } } ... on UserError { code } } }`;
    const figures = { expectedPence: '900', confirmedPence: '500', underwrittenPence: '0' };
    const of = { fundCode: 'HNB_CONTINGENCY', financialYear: '2026-27', note: 'Letter of award' };
    const recorded = await api.ask<{ recordFunding: { record: { id: string } } }>(maker, record, {
      input: { idempotencyKey: newId(), ...of, ...figures },
    });
    expect(recorded.data).toMatchObject({
      recordFunding: { record: { state: 'PROPOSED', isYoursToDecide: false } },
    });
    const confirm = `mutation ($input: ConfirmFundingInput!) { confirmFunding(input: $input) {
      ... on FundingConfirmed { fundYear { leftToPromise { pence } } } ... on UserError { code } } }`;
    const input = {
      idempotencyKey: newId(),
      recordId: recorded.data.recordFunding.record.id,
      expectedVersion: 1,
    };
    expect((await api.ask(checker, confirm, { input })).data).toEqual({
      confirmFunding: { fundYear: { leftToPromise: { pence: '500' } } },
    });
    const sources = await api.ask(
      checker,
      `{ fundSources { code years { financialYear expected { pence } confirmed { pence } promised { pence } } waiting { id } } }`,
    );
    expect(sources.data).toMatchObject({
      fundSources: expect.arrayContaining([
        {
          code: 'HNB_CONTINGENCY',
          years: [
            {
              financialYear: '2026-27',
              expected: { pence: '900' },
              confirmed: { pence: '500' },
              promised: { pence: '0' },
            },
          ],
          waiting: [],
        },
      ]),
    });
  });
});

describe('the position of communities', () => {
  it('tells what there is per pupil, for a whole list, and nothing where nobody was counted', async () => {
    await api.given.aMemberSchool(api.given.community(0), 100);
    await api.given.aMemberSchool(api.given.community(0), 23);
    const list = await api.ask(
      maker,
      `{ communityBudgets(financialYear: "2026-27", first: 53) { nodes {
        communityCode pupils { pupils countedOn perPupil { pence } } } } }`,
    );
    expect(list.data).toMatchObject({
      communityBudgets: {
        nodes: [
          {
            communityCode: 'C01',
            pupils: { pupils: 123, countedOn: '2026-01-15', perPupil: { pence: '2845' } },
          },
          { communityCode: 'C02', pupils: null },
        ],
      },
    });
  });
});
