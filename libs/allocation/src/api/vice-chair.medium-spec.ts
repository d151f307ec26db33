import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { Cases, type Outcome, type Seen } from '../../../../test/support/given-cases.js';
import { AUTUMN, DAY } from '../../../../test/support/given-day.js';
import { appoint } from '../../../../test/support/given-people.js';
import { TestApi } from '../../../../test/support/test-api.js';

/** The chair of C03, who heads the school that asks. */
const CHAIR = 'chair-conflicted';
/** The vice-chair of C03, and one who is SENCO of the school that asks. */
const [VICE, TIED_VICE] = ['vice-of-c03', 'tied-vice-of-c03'];

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
});
afterAll(async () => {
  expect(api.faults).toEqual([]);
  await superuser.end();
  await api.close();
});

const viceChair = () => ({
  ...{ role: 'VICE_CHAIR', scopeKind: 'COMMUNITY' as const },
  scopeId: cases.conflictedCommunityId,
});
const senco = () => ({ role: 'SENCO', scopeKind: 'SCHOOL' as const, scopeId: cases.schoolOf(CHAIR) });

/** Every way to decide about a request. */
const decisionsOn = async (person: string, { id, version }: Seen): Promise<Outcome[]> => {
  const about = { requestId: id, expectedVersion: version };
  const refusal = { ...about, idempotencyKey: newId(), outcome: 'DECLINED', rationale: 'No.' };
  return [
    await cases.award({ id, version }, {}, person),
    await cases.give(person, 'decideRequest', refusal),
    await cases.give(person, 'returnRequest', { ...about, reason: 'More.' }),
  ];
};

async function offers(person: string, id: string): Promise<(string | boolean | null)[][]> {
  const query = 'query ($id: ID!) { request(id: $id) { availableActions { action isPossible whyNot } } }';
  type Told = {
    request: { availableActions: { action: string; isPossible: boolean; whyNot: string | null }[] };
  };
  const { request } = await api.ask<Told>(person, query, { id });
  return request.availableActions
    .filter(({ action }) => ['RETURN', 'DECIDE', 'AWARD'].includes(action))
    .map(({ isPossible, whyNot }) => [isPossible, whyNot]);
}

const CANNOT = 'You work for a school that is part of this request, so you cannot decide it.';

describe('where the chair works for the school that asks', () => {
  it('and nobody stands in, the chair is sent to the local authority', async () => {
    const request = await cases.submitted({ person: CHAIR });
    const message = `${CANNOT} Nobody who presides over the community can: please ask the local authority.`;
    for (const refused of await decisionsOn(CHAIR, request))
      expect(refused).toMatchObject({ code: 'CONFLICT_OF_INTEREST', message });
  });

  it('a vice-chair who works there too decides nothing either', async () => {
    await appoint(superuser, cases.authorityId, TIED_VICE, [viceChair(), senco()]);
    const request = await cases.submitted({ person: CHAIR });
    for (const refused of await decisionsOn(TIED_VICE, request))
      expect(refused).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
  });

  it('the vice-chair decides, awards and ends in place of the chair, who is told so', async () => {
    await appoint(superuser, cases.authorityId, VICE, [viceChair()]);
    const request = await cases.submitted({ person: CHAIR });
    const whyNot = `${CANNOT} ${VICE} (vice-chair) can.`;
    for (const refused of await decisionsOn(CHAIR, request))
      expect(refused).toMatchObject({ code: 'CONFLICT_OF_INTEREST', message: whyNot });
    expect(await offers(CHAIR, request.id)).toEqual(Array.from({ length: 3 }, () => [false, whyNot]));
    expect(await offers(VICE, request.id)).toEqual(Array.from({ length: 3 }, () => [true, null]));

    const given = await cases.award(request, {}, VICE);
    expect(given).toMatchObject({ __typename: 'RequestAwarded' });
    const ended = await cases.end({ id: given.awardId as string, version: 1 }, DAY.toString(), VICE);
    expect(ended).toMatchObject({ __typename: 'AwardEnded' });
  });
});

describe('where the chair may decide', () => {
  it('the vice-chair does not, and is told who does', async () => {
    const request = await cases.submitted();
    const message =
      'As vice-chair you decide only what the chair may not. Demo chair of C01 (community chair) can.';
    for (const refused of await decisionsOn('vice-chair', request))
      expect(refused).toMatchObject({ __typename: 'ForTheChair', code: 'FOR_THE_CHAIR', message });
    expect(await offers('vice-chair', request.id)).toEqual(Array.from({ length: 3 }, () => [false, message]));

    const given = await cases.award(request);
    const award = { id: given.awardId as string, version: 1 };
    expect(await cases.end(award, DAY.toString(), 'vice-chair')).toMatchObject({ code: 'FOR_THE_CHAIR' });
  });
});
