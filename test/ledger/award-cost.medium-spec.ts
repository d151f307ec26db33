import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Tx } from '#platform';
import { Cases, type Seen } from '../support/given-cases.js';
import { AUTUMN } from '../support/given-day.js';
import { TestApi } from '../support/test-api.js';

/** Each is a round trip while the request is locked. More than this needs a reason, and this number a change. */
const MOST_STATEMENTS = 15;

let api: TestApi;
let cases: Cases;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
});
afterAll(() => api.close());

/** The names of the statements an award sends, in order. */
async function statementsOfAward(request: Seen): Promise<string[]> {
  const sent = jest.spyOn(Tx.prototype, 'all');
  try {
    expect(await cases.award(request, { amountPence: '100000' })).toMatchObject({
      __typename: 'RequestAwarded',
    });
    return sent.mock.calls.map(([{ name }]) => name);
  } finally {
    sent.mockRestore();
  }
}

describe('an award', () => {
  it('sends each statement once, and few of them; the ledger is asked last, in one', async () => {
    const statements = await statementsOfAward(await cases.submit(await cases.draft()));
    expect(new Set(statements).size).toBe(statements.length);
    expect(statements.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    expect(statements.filter((name) => name.startsWith('ledger.'))).toEqual(['ledger.post']);
    expect(statements.at(-2)).toBe('ledger.post');
    expect(statements.at(-1)).toBe('platform.keep_idempotent_response');
  });
});
