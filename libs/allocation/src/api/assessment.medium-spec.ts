import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { AllocationApi, line, type RequestWanted } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

describe('an assessment', () => {
  it('says what may be given and why, with the working of Element 2', async () => {
    const seen = await room.assess('senco', (await room.aSubmission({ person: 'senco' })).id);
    expect(seen).toMatchObject({ outcome: 'ELIGIBLE', amount: { pence: '100000' } });
    expect((seen!.elementTest as { working: object[] }).working.length).toBeGreaterThan(3);
    expect(seen!.findings.find(({ code }) => code === 'GROUP-SIZE')).toMatchObject({
      matched: false,
      whyNot: expect.any(String),
    });
  });

  it('judges another amount, and says what would remain', async () => {
    const { id } = await room.aSubmission({ kind: 'PROJECT' });
    const seen = (await room.assess('chair', id, '1000000'))!;
    expect(seen).toMatchObject({
      outcome: 'REFER_TO_LA',
      most: { formatted: '£1,000.00' },
      elementTest: null,
      cap: { formatted: '£1,000.00' },
    });
    expect(seen.wouldRemain).toEqual({ pence: (BigInt(seen.available.pence) - 1_000_000n).toString() });
  });

  it.each<[string, RequestWanted, string, string]>([
    ['all that was asked', { kind: 'PROJECT' }, '£1,000.00', 'AboveCap'],
    [
      'what a community may decide alone',
      { kind: 'PROJECT', amountAskedPence: '1250000', lines: [line({ quantity: '625' })] },
      '£9,999.99',
      'ForTheLocalAuthority',
    ],
  ])(
    'says that at most %s can be given: that is given, and not a penny more',
    async (_, wanted, formatted, refusal) => {
      const request = await room.aSubmission(wanted);
      const most = (await room.assess('chair', request.id))!.most as { pence: string };
      expect(most).toMatchObject({ formatted });
      const award = (amountPence: bigint) =>
        room.awarded(request, {
          amountPence: `${amountPence}`,
          differenceReason: 'No more can be given.',
          dryRun: true,
        });
      expect(await award(BigInt(most.pence))).toMatchObject({ __typename: 'RequestAwarded' });
      expect(await award(BigInt(most.pence) + 1n)).toMatchObject({ __typename: refusal });
    },
  );

  it('is not given to those who may not see the request', async () => {
    const { id } = await room.aSubmission({ kind: 'PROJECT' });
    expect(await room.assess('chair-c02', id)).toBeNull();
    expect(await room.assess('chair', newId())).toBeNull();
    expect(await room.assess('chair', (await room.aDraft({ kind: 'PROJECT' })).id)).toBeNull();
  });
});

describe('the rules', () => {
  it('are told in words to everybody', async () => {
    const query =
      '{ ruleSets { code version title validFrom lastDay approvedBy rules { code effect explanation guidance } } }';
    const { ruleSets } = await room.api.ask<{ ruleSets: { rules: { code: string }[] }[] }>('senco', query);
    expect(ruleSets).toMatchObject([{ code: 'COMMUNITY-ALLOCATION', version: 1, lastDay: null }]);
    expect(ruleSets[0]!.rules.find(({ code }) => code === 'LA-COUNTERSIGNATURE')).toMatchObject({
      effect: 'REFER_TO_LA',
      explanation:
        '[amount considered] is not below [limit for a community to decide alone], so the local authority decides.',
    });
  });
});
