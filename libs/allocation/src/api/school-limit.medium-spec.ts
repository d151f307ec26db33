import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FinancialYear, newId } from '#kernel';
import { AllocationApi, TODAY, type Answered } from '../spec-support/allocation-api.js';

const YEAR = FinancialYear.of(TODAY).label;
const SHOWN = `limitPence usedPence askedPence shortfallPence`;

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

/** One officer proposes what the school, or every school, may be awarded in this year, and another approves it. */
async function limitTo(limitPence: string, schoolId: string | null = room.schoolId): Promise<void> {
  const proposal = {
    ...{ idempotencyKey: newId(), fundCode: 'HNB_COMMUNITY', financialYear: YEAR },
    ...{ schoolId, limitPence, reason: 'Fair shares' },
  };
  const fields = '... on SchoolCapProposed { cap { id version } }';
  const { cap } = await room.command('maker', 'proposeSchoolCap', proposal, fields);
  const { id: capId, version: expectedVersion } = cap as { id: string; version: number };
  const decision = { idempotencyKey: newId(), capId, expectedVersion };
  expect(await room.command('checker', 'approveSchoolCap', decision)).toMatchObject({
    __typename: 'SchoolCapApproved',
  });
}

async function left(): Promise<unknown> {
  const request = await room.aSubmission({ kind: 'PROJECT' });
  const query = `query ($requestId: ID!) { assessment(requestId: $requestId) { leftToSchool { pence } most { pence } } }`;
  return (await room.api.ask<{ assessment: unknown }>('chair', query, { requestId: request.id })).assessment;
}

async function awardedTo(
  person: 'senco' | 'second-senco',
  amountPence: string,
  over: object = {},
): Promise<Answered> {
  const request = await room.aSubmission({ person, amountAskedPence: amountPence });
  const input = { idempotencyKey: newId(), requestId: request.id, expectedVersion: request.version };
  const words = { amountPence, rationale: 'Well thought out.', ...over };
  const fields = `... on RequestAwarded { awardId } ... on SchoolLimitReached { ${SHOWN} }`;
  return room.command('chair', 'awardRequest', { ...input, ...words }, fields);
}

describe('the limit of a school', () => {
  it('counts what it was awarded before there was one, is reached to the penny, and is no other school’s', async () => {
    expect(await left()).toMatchObject({ leftToSchool: null });
    expect(await awardedTo('senco', '100000')).toMatchObject({ __typename: 'RequestAwarded' });
    await limitTo('180000');
    expect(await left()).toEqual({ leftToSchool: { pence: '80000' }, most: { pence: '80000' } });

    const before = await room.available();
    const refused = {
      __typename: 'SchoolLimitReached',
      code: 'CAP_EXCEEDED',
      ...{ limitPence: '180000', usedPence: '100000', askedPence: '80001', shortfallPence: '1' },
      message: expect.stringContaining('at most £1,800.00 in this financial year and has £1,000.00'),
    };
    expect(await awardedTo('senco', '80001', { dryRun: true })).toMatchObject(refused);
    expect(await awardedTo('senco', '80001')).toMatchObject(refused);
    expect(await room.available()).toBe(before);

    expect(await awardedTo('senco', '80000')).toMatchObject({ __typename: 'RequestAwarded' });
    expect(await left()).toEqual({ leftToSchool: { pence: '0' }, most: null });
    expect(await awardedTo('second-senco', '100000')).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('has room again for what an early end gives back', async () => {
    await limitTo('1000000');
    const { awardId } = await awardedTo('senco', '100000');
    const { leftToSchool } = (await left()) as { leftToSchool: { pence: string } };
    const input = { idempotencyKey: newId(), awardId, expectedVersion: 1, reason: 'The child has left.' };
    const fields = '... on AwardEnded { released { pence } toRecover { pence } }';
    const lastDay = TODAY.add({ days: 60 }).toString();
    const ended = await room.command('chair', 'endAward', { ...input, lastDay }, fields);
    const { released, toRecover } = ended as unknown as Record<string, { pence: string }>;
    expect(Number(released!.pence)).toBeGreaterThan(0);
    const given = BigInt(released!.pence) + BigInt(toRecover!.pence);
    expect(await left()).toMatchObject({
      leftToSchool: { pence: (BigInt(leftToSchool.pence) + given).toString() },
    });
  });

  it('holds against awards that come at the same time', async () => {
    const { leftToSchool } = (await left()) as { leftToSchool: { pence: string } };
    const used = 1_000_000n - BigInt(leftToSchool.pence);
    await limitTo((used + 150_000n).toString());
    const answers = await Promise.all(Array.from({ length: 6 }, () => awardedTo('senco', '50000')));
    const names = answers.map(({ __typename }) => __typename);
    expect(names.filter((name) => name === 'RequestAwarded')).toHaveLength(3);
    expect(names.filter((name) => name === 'SchoolLimitReached')).toHaveLength(3);
  });
});
