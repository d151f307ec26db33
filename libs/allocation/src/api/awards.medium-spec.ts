import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import {
  AllocationApi,
  inDays,
  line,
  TODAY,
  type Answered,
  type RequestWanted,
} from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

const sumOf = (answered: Answered) =>
  (answered.instalments as { amount: { pence: string } }[]).reduce(
    (sum, { amount }) => sum + BigInt(amount.pence),
    0n,
  );

describe('an award', () => {
  it('gives the money in instalments that add up, and says what is left', async () => {
    const before = await room.available();
    const request = await room.aSubmission();
    const awarded = await room.awarded(request, { conditions: ['Report after a term.'] });
    expect(awarded).toMatchObject({
      __typename: 'RequestAwarded',
      dryRun: false,
      awardId: expect.any(String),
      reference: expect.stringMatching(/^AWD-/),
      requestId: request.id,
      outcome: 'AGREED',
      amount: { pence: '100000', formatted: '£1,000.00' },
      availableAfter: { pence: (before - 100_000n).toString() },
    });
    expect(sumOf(awarded)).toBe(100_000n);
    expect(await room.see('senco', request.id, 'state version')).toEqual({ state: 'DECIDED', version: 3 });
  });

  it('is seen by the school with its reasons, and by finance without them', async () => {
    const request = await room.aSubmission();
    const { awardId, decisionId } = await room.awarded(request, { rationale: 'Because of the child.' });
    const query = `query ($id: ID!) { award(id: $id) {
      state version kind purpose portability accountingCode schoolName communityCode value { formatted } startsOn endsOn
      instalments { state amount { pence } } decision { id rationale findings { code } } } }`;
    const see = async (person: string) =>
      (await room.api.ask<{ award: Record<string, unknown> | null }>(person, query, { id: awardId })).award;
    expect(await see('senco')).toMatchObject({
      state: 'COMMITTED',
      version: 1,
      kind: 'INDIVIDUAL',
      portability: 'PUPIL_BOUND',
      accountingCode: 'I03',
      communityCode: 'C01',
      value: { formatted: '£1,000.00' },
      startsOn: TODAY.toString(),
      decision: { id: decisionId, rationale: 'Because of the child.' },
    });
    expect(await see('chair')).toMatchObject({ decision: { id: decisionId } });
    expect(await see('maker')).toMatchObject({ state: 'COMMITTED', decision: null });
    expect(await see('chair-c02')).toBeNull();
    expect(await see('second-senco')).toBeNull();
    const text = JSON.stringify(await room.api.as('maker', query, { id: awardId }));
    expect(text).not.toContain('Because of the child.');
  });

  it('shows with dryRun what would happen, and changes nothing', async () => {
    const request = await room.aSubmission();
    const { available } = (await room.assess('chair', request.id))!;
    const shown = await room.awarded(request, { dryRun: true });
    expect(shown).toMatchObject({
      dryRun: true,
      awardId: null,
      reference: null,
      decisionId: null,
      availableAfter: { pence: (BigInt(available.pence) - 100_000n).toString() },
    });
    expect(sumOf(shown)).toBe(100_000n);
    expect(await room.see('chair', request.id, 'state version decisions { id }')).toEqual({
      state: 'SUBMITTED',
      version: 2,
      decisions: [],
    });
    expect((await room.assess('chair', request.id))!.available).toEqual(available);
    expect(await room.awarded(request)).toMatchObject({
      dryRun: false,
      availableAfter: shown.availableAfter,
    });
  });

  it('happens once for a key, gives equal answers, and refuses the key with another amount', async () => {
    const request = await room.aSubmission();
    const idempotencyKey = newId();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => room.awarded(request, { idempotencyKey })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const less = { idempotencyKey, amountPence: '99999', differenceReason: 'Less.' };
    expect(await room.awarded(request, less)).toMatchObject({ __typename: 'KeyReused' });
  });

  it('of less than was asked needs a reason for the difference', async () => {
    const request = await room.aSubmission();
    const less = { amountPence: '60000' };
    expect(await room.awarded(request, less)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'differenceReason',
    });
    const given = await room.awarded(request, { ...less, differenceReason: 'Half a day is enough.' });
    expect(given).toMatchObject({ __typename: 'RequestAwarded', outcome: 'AGREED_IN_PART' });
    expect(
      await room.see('senco', request.id, 'decisions { outcome differenceReason amount { formatted } }'),
    ).toEqual({
      decisions: [
        {
          outcome: 'AGREED_IN_PART',
          differenceReason: 'Half a day is enough.',
          amount: { formatted: '£600.00' },
        },
      ],
    });
  });

  it('of more than was asked is refused with the most that may be given', async () => {
    expect(await room.awarded(await room.aSubmission(), { amountPence: '100001' })).toMatchObject({
      __typename: 'AboveCap',
      capPence: '100000',
      findings: expect.arrayContaining([{ code: 'NOT-MORE-THAN-ASKED', matched: true }]),
    });
  });

  it('to a project is paid in one sum and booked to the school', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const { awardId, instalments } = await room.awarded(request);
    expect(instalments).toEqual([
      { number: 1, label: 'One sum', dueOn: expect.any(String), amount: { pence: '100000' } },
    ]);
    const { award } = await room.api.ask<{ award: object }>(
      'chair',
      'query ($id: ID!) { award(id: $id) { portability accountingCode } }',
      { id: awardId },
    );
    expect(award).toEqual({ portability: 'NOT_PORTABLE', accountingCode: 'I01' });
  });

  it.each<[string, RequestWanted, string, string]>([
    ['capital works', { kind: 'PROJECT', purpose: 'CAPITAL' }, 'NotEligible', 'capital works'],
    [
      'too few reviewed cycles',
      { reviewedCycles: 0 },
      'EvidenceNeeded',
      '0 reviewed assess-plan-do-review cycles',
    ],
    ['unused Element 2', { lines: [line()] }, 'EvidenceNeeded', 'of Element 2 unused'],
    [
      'a large award',
      { kind: 'PROJECT', amountAskedPence: '1000000', lines: [line({ quantity: '500' })] },
      'ForTheLocalAuthority',
      '£10,000.00',
    ],
    [
      'support that is over',
      { kind: 'PROJECT', startsOn: inDays(-9).toString(), endsOn: inDays(-2).toString() },
      'NotEligible',
      'The support ended on',
    ],
  ])('is refused for %s, with the reason', async (_, wanted, type, words) => {
    const request = await room.aSubmission(wanted);
    const amountPence = wanted.amountAskedPence ?? '100000';
    expect(await room.awarded(request, { amountPence })).toMatchObject({
      __typename: type,
      message: expect.stringContaining(words),
    });
    expect(await room.see('chair', request.id, 'state decisions { id }')).toEqual({
      state: 'SUBMITTED',
      decisions: [],
    });
  });

  it('is refused once an agreement is withdrawn after the request was sent in', async () => {
    const child = await room.aChild();
    const request = await room.aSubmission({ childIds: [child] });
    const { children } = await room.api.ask<{
      children: { nodes: { id: string; agreements: { id: string }[] }[] };
    }>('senco', 'query ($s: ID!) { children(schoolId: $s, first: 100) { nodes { id agreements { id } } } }', {
      s: room.schoolId,
    });
    const agreementId = children.nodes.find(({ id }) => id === child)!.agreements[0]!.id;
    const withdrawn = await room.command('senco', 'withdrawAgreement', {
      agreementId,
      withdrawnOn: TODAY.toString(),
    });
    expect(withdrawn.code).toBeUndefined();
    expect(await room.awarded(request)).toMatchObject({
      __typename: 'EvidenceNeeded',
      message: expect.stringContaining('A live agreement to engage is missing'),
    });
  });

  it('is refused a second time for the same child, purpose and period', async () => {
    const child = await room.aChild();
    const [first, second] = [
      await room.aSubmission({ childIds: [child] }),
      await room.aSubmission({ childIds: [child] }),
    ];
    const answers = await Promise.all([room.awarded(first), room.awarded(second)]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      'DoubleFunding',
      'RequestAwarded',
    ]);
    const other = await room.aSubmission({ childIds: [child], purpose: 'EQUIPMENT' });
    expect(await room.awarded(other)).toMatchObject({ __typename: 'RequestAwarded' });
  });
});
