import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { sqlState, type DatabaseScope } from '#platform';
import { AllocationApi, inDays, TODAY, type RequestSeen } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

const NEEDS = 'children { pseudonym senProvision primaryNeed }';

async function withdraw(childId: string): Promise<void> {
  const query = 'query ($id: ID!) { child(id: $id) { agreements { id } } }';
  const { child } = await room.api.ask<{ child: { agreements: { id: string }[] } }>('senco', query, {
    id: childId,
  });
  for (const { id: agreementId } of child.agreements) {
    const input = { agreementId, withdrawnOn: TODAY.toString() };
    expect((await room.command('senco', 'withdrawAgreement', input)).code).toBeUndefined();
  }
}

/** A request about a child of which the family has withdrawn its agreement since it was sent in. */
async function withdrawnRequest(over: object = {}): Promise<RequestSeen & { readonly childId: string }> {
  const childId = await room.aChild({ provision: 'E' });
  const request = await room.aSubmission({ childIds: [childId], ...over });
  await withdraw(childId);
  return { ...request, childId };
}

describe('once a family has withdrawn its agreement', () => {
  it.each(['ADVICE_ONLY', 'AGREED_IN_PRINCIPLE', 'REDIRECTED_TO_PRG', 'ESCALATED_TO_LA'])(
    'its child’s request cannot be answered with %s, and nothing is written',
    async (outcome) => {
      const request = await withdrawnRequest({ reviewedCycles: 0 });
      const conditions = outcome === 'AGREED_IN_PRINCIPLE' ? ['A report.'] : [];
      expect(await room.decided(request, { outcome, conditions })).toMatchObject({
        __typename: 'EvidenceNeeded',
        code: 'NEEDS_EVIDENCE',
        message:
          'Something is still missing. A live agreement to engage is missing for at least one child. Until there is one ' +
          'the request can only be declined, deferred or returned.',
      });
      expect(await room.see('chair', request.id, 'state version decisions { id }')).toEqual({
        state: 'SUBMITTED',
        version: 2,
        decisions: [],
      });
    },
  );

  it('it can still be deferred, declined and returned', async () => {
    const request = await withdrawnRequest();
    const deferral = { outcome: 'DEFERRED', deferredUntil: inDays(9).toString() };
    const deferred = await room.decided(request, deferral);
    expect(deferred).toMatchObject({ __typename: 'RequestDecided' });
    expect(await room.decided(deferred.request as RequestSeen)).toMatchObject({
      __typename: 'RequestDecided',
    });
    const other = await withdrawnRequest();
    const input = {
      requestId: other.id,
      expectedVersion: other.version,
      reason: 'The family does not agree.',
    };
    expect(await room.command('chair', 'returnRequest', input)).toMatchObject({
      __typename: 'RequestReturned',
    });
  });

  it('a refusal no longer tells that the child has an EHC plan, and reminds of section F all the same', async () => {
    const { notice } = await room.decided(await withdrawnRequest());
    expect(notice).toMatch(/^If a child in this request has an EHC plan, declining it is no refusal/);
  });

  it('a project, which is about no child, is decided as ever', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    expect(await room.decided(request, { outcome: 'ADVICE_ONLY' })).toMatchObject({
      __typename: 'RequestDecided',
    });
  });

  it('the needs of the child are shown to its own school only, in one request and in lists', async () => {
    const [agreed, child] = [await room.aChild(), await room.aChild()];
    const request = await room.aSubmission({ kind: 'GROUP', childIds: [agreed, child] });
    const known = { pseudonym: expect.any(String), senProvision: 'K', primaryNeed: 'SLCN' };
    expect((await room.see('chair', request.id, NEEDS))!.children).toEqual([known, known]);
    await withdraw(child);

    const hidden = { pseudonym: expect.any(String), senProvision: null, primaryNeed: null };
    const list = `{ requests(filter: { kind: GROUP }) { nodes { ${NEEDS} } } }`;
    const listed = async (person: string) =>
      (await room.api.ask<{ requests: { nodes: { children: object[] }[] } }>(person, list)).requests.nodes[0]!
        .children;
    for (const children of [(await room.see('chair', request.id, NEEDS))!.children, await listed('chair')]) {
      expect(children).toHaveLength(2);
      expect(children).toEqual(expect.arrayContaining([known, hidden]));
    }
    expect((await room.see('moderator', request.id, NEEDS))!.children).toContainEqual(hidden);
    expect((await room.see('senco', request.id, NEEDS))!.children).toEqual([known, known]);
    expect(await listed('head')).toEqual([known, known]);

    await room.agree(child);
    expect((await room.see('chair', request.id, NEEDS))!.children).toEqual([known, known]);
  });
});

describe('the database', () => {
  async function asSeenBy(scope: Pick<DatabaseScope, 'caseCommunityIds' | 'schoolIds'>, sql: string) {
    const { me } = await room.api.ask<{ me: { authorityId: string } }>('chair', '{ me { authorityId } }');
    const nobody = { personId: newId(), communityIds: [], awardCommunityIds: [] };
    return room.api.database.unitOfWork.read({ authorityId: me.authorityId, ...nobody, ...scope }, (tx) =>
      tx.manager.query<object[]>(sql),
    );
  }
  const chairs = () => ({ caseCommunityIds: [room.communityId], schoolIds: [] });
  const schools = () => ({ caseCommunityIds: [], schoolIds: [room.schoolId] });

  it('gives the needs to a school and, without an agreement, to nobody else', async () => {
    const { id } = await withdrawnRequest();
    const known = `select sen_provision, primary_need from allocation.request q
                     cross join allocation.known_children(q.authority_id, q.id) where q.id = '${id}'`;
    expect(await asSeenBy(schools(), known)).toEqual([{ sen_provision: 'E', primary_need: 'SLCN' }]);
    expect(await asSeenBy(chairs(), known)).toEqual([{ sen_provision: null, primary_need: null }]);
    const direct = `select child_id from allocation.known_children(
                      (select id from directory.authority where dfe_code = '999'), '${id}')`;
    expect(await asSeenBy({ caseCommunityIds: [newId()], schoolIds: [newId()] }, direct)).toEqual([]);
  });

  it('lets the server read them in no other way', async () => {
    const denied = await asSeenBy(schools(), 'select primary_need from allocation.request_child').catch(
      sqlState,
    );
    expect(denied).toBe('42501');
    const open = await asSeenBy(schools(), 'select pseudonym from allocation.request_child');
    expect(open).not.toEqual([]);
  });
});
