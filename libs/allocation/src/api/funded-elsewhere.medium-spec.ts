import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { AllocationApi, inDays } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

/** What an import of funding streams leaves: from a while ago until a while from now, unless told otherwise. */
async function fundedElsewhere(childId: string, purpose: string | null, until = inDays(400)): Promise<void> {
  const runner = room.api.database.owner.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(
      `select set_config('app.authority', s.authority_id::text, true), set_config('app.schools', s.id::text, true)
         from directory.school s where s.id = $1`,
      [room.schoolId],
    );
    await runner.query(
      `insert into pupils.other_funding (authority_id, id, child_id, school_id, stream, purpose, annual_pence, valid)
       select authority_id, $2, id, school_id, 'LEGACY_TOPUP', $3, 520200, daterange($4, $5) from pupils.child where id = $1`,
      [childId, newId(), purpose, inDays(-400), until],
    );
    await runner.commitTransaction();
  } finally {
    await runner.release();
  }
}

async function awardFor(childId: string) {
  return room.awarded(await room.aSubmission({ childIds: [childId], purpose: 'STAFFING' }));
}

/** What the chair sees of it before any award. */
async function assessed(requestId: string): Promise<unknown> {
  const query = 'query ($id: ID!) { assessment(requestId: $id) { fundedElsewhere most { pence } } }';
  return (await room.api.ask<{ assessment: unknown }>('chair', query, { id: requestId })).assessment;
}

describe('an award for a child that receives money from elsewhere', () => {
  it.each([
    ['for the same purpose', 'STAFFING'],
    ['for all of the provision', null],
  ])('%s is refused, and no money moves', async (_, purpose) => {
    const child = await room.aChild();
    await fundedElsewhere(child, purpose);
    const before = await room.available();
    const request = await room.aSubmission({ childIds: [child], purpose: 'STAFFING' });
    expect(await assessed(request.id)).toEqual({ fundedElsewhere: true, most: null });
    expect(await awardFor(child)).toMatchObject({ __typename: 'DoubleFunding', code: 'DOUBLE_FUNDING' });
    expect(await room.available()).toBe(before);
  });

  it('for another purpose, or at another time, is made', async () => {
    const [other, past] = [await room.aChild(), await room.aChild()];
    await fundedElsewhere(other, 'TRAINING');
    await fundedElsewhere(past, null, inDays(-300));
    const request = await room.aSubmission({ childIds: [other], purpose: 'STAFFING' });
    expect(await assessed(request.id)).toEqual({ fundedElsewhere: false, most: { pence: '100000' } });
    expect(await awardFor(other)).toMatchObject({ __typename: 'RequestAwarded' });
    expect(await awardFor(past)).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('shows what it receives to its school and to finance, and to no chair', async () => {
    const child = await room.aChild();
    await fundedElsewhere(child, 'STAFFING');
    const question = `query ($schoolId: ID!, $childId: ID!) { otherFunding(schoolId: $schoolId, childId: $childId) {
      stream purpose annualFormatted } }`;
    const ids = { schoolId: room.schoolId, childId: child };
    const line = { stream: 'LEGACY_TOPUP', purpose: 'STAFFING', annualFormatted: '£5,202.00' };
    expect(await room.api.ask('senco', question, ids)).toEqual({ otherFunding: [line] });
    expect(await room.api.ask('maker', question, ids)).toEqual({ otherFunding: [line] });
    expect(await room.api.ask('second-senco', question, ids)).toEqual({ otherFunding: [] });
    expect((await room.api.as('chair', question, ids)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
