import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { Cases, type Outcome } from '../../../../test/support/given-cases.js';
import { AUTUMN, DAY } from '../../../../test/support/given-day.js';
import { MovableClock } from '../../../../test/support/movable-clock.js';
import { TestApi } from '../../../../test/support/test-api.js';

const clock = new MovableClock(AUTUMN);
let api: TestApi;
let cases: Cases;

beforeAll(async () => {
  api = await TestApi.open({ clock });
  cases = await Cases.open(api);
});
afterAll(() => api.close());

const prepare = (payOn: string, idempotencyKey = newId()): Promise<Outcome> =>
  cases.give(
    'maker',
    'preparePaymentRun',
    { idempotencyKey, fundCode: 'HNB_COMMUNITY', payOn },
    '... on PaymentRunPrepared { runId } ... on InvalidInput { field }',
  );

describe('a payment run', () => {
  it('is not prepared for yesterday, nor for a day more than 31 days away', async () => {
    await cases.awarded();
    for (const days of [-366, -1, 32, 128]) {
      const payOn = DAY.add({ days }).toString();
      expect(await prepare(payOn)).toMatchObject({
        __typename: 'InvalidInput',
        field: 'payOn',
        message: expect.stringContaining(`from ${DAY.toString()} to ${DAY.add({ days: 31 }).toString()}`),
      });
    }
    expect(await prepare(DAY.toString())).toMatchObject({ __typename: 'NothingDue' });
    expect(await prepare(DAY.add({ days: 31 }).toString())).toMatchObject({
      __typename: 'PaymentRunPrepared',
    });
  });

  it('that was prepared is answered again with the same key, whatever the day by then', async () => {
    await cases.awarded();
    const [payOn, key] = [DAY.add({ days: 25 }).toString(), newId()];
    const first = await prepare(payOn, key);
    expect(first).toMatchObject({ __typename: 'PaymentRunPrepared' });
    const later = DAY.add({ days: 60 }).toString();
    expect(await clock.on(later, () => prepare(payOn, key))).toEqual(first);
    expect(await clock.on(later, () => prepare(payOn))).toMatchObject({ __typename: 'InvalidInput' });
  });
});
