import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, ok, pence, type Pence } from '#kernel';
import { postJournal } from '#ledger';
import { AllocationApi, TODAY } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

/** Gives all but an amount of C01's budget back to the fund. */
async function leaveOnly(left: Pence): Promise<void> {
  const seen = await room.awarded(await room.aSubmission(), { dryRun: true });
  const available = BigInt((seen.availableAfter as { pence: string }).pence) + 100_000n;
  const { me } = await room.api.ask<{ me: { id: string; authorityId: string } }>(
    'maker',
    '{ me { id authorityId } }',
  );
  const nothing = { awardCommunityIds: [], caseCommunityIds: [], schoolIds: [] };
  const scope = {
    authorityId: me.authorityId,
    personId: me.id,
    communityIds: [room.communityId],
    ...nothing,
  };
  const transfers = [
    { movement: 'RETURN', pot: seen.budgetId as string, amount: pence(available - left) } as const,
  ];
  const journal = { id: newId(), effectiveOn: TODAY, cause: 'TEST', causeId: newId(), transfers };
  const posted = await room.api.database.unitOfWork.write(scope, async (tx) =>
    ok(await postJournal(tx, scope, journal)),
  );
  expect(posted).toMatchObject({ value: { ok: true } });
}

describe('a budget', () => {
  it('lets no award through that it does not cover, and says what is missing', async () => {
    await leaveOnly(pence(150_000n));
    expect(await room.awarded(await room.aSubmission())).toMatchObject({
      __typename: 'RequestAwarded',
      availableAfter: { pence: '50000' },
    });
    const request = await room.aSubmission();
    const refused = {
      __typename: 'BudgetInsufficient',
      code: 'INSUFFICIENT_AVAILABLE',
      message: expect.stringContaining(
        '£500.00 available, which is £500.00 less than the £1,000.00 of this award',
      ),
      availablePence: '50000',
      askedPence: '100000',
      shortfallPence: '50000',
    };
    expect(await room.awarded(request, { dryRun: true })).toEqual(refused);
    expect(await room.awarded(request)).toEqual(refused);
    expect(await room.see('chair', request.id, 'state decisions { id }')).toEqual({
      state: 'SUBMITTED',
      decisions: [],
    });
    expect(await room.assess('chair', request.id)).toMatchObject({
      most: { formatted: '£500.00' },
      wouldRemain: { pence: '-50000' },
    });
    const rest = { amountPence: '50000', differenceReason: 'No more is left.' };
    expect(await room.awarded(request, rest)).toMatchObject({
      __typename: 'RequestAwarded',
      availableAfter: { pence: '0' },
    });
  });
});
