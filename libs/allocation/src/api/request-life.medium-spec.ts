import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { AllocationApi, inDays, requestIn } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

describe('a submission', () => {
  it('brings the request before the chair, with the child by pseudonym', async () => {
    const { id, version, state } = await room.aSubmission();
    expect({ version, state }).toEqual({ version: 2, state: 'SUBMITTED' });
    const fields = 'state submittedByName submittedAt children { pseudonym senProvision primaryNeed }';
    expect(await room.see('chair', id, fields)).toEqual({
      state: 'SUBMITTED',
      submittedByName: 'Demo SENCO, first school of C01',
      submittedAt: expect.stringMatching(/Z$/),
      children: [{ pseudonym: expect.any(String), senProvision: 'K', primaryNeed: 'SLCN' }],
    });
    expect(await room.see('moderator', id)).not.toBeNull();
    expect(await room.see('chair-c02', id)).toBeNull();
    expect(await room.see('second-senco', id)).toBeNull();
  });

  it('is refused without an agreement to engage for each child, and says for how many', async () => {
    const childIds = [
      await room.aChild(),
      await room.aChild({ agreed: false }),
      await room.aChild({ agreed: false }),
    ];
    const draft = requestIn(await room.drafted({ kind: 'GROUP', childIds }));
    expect(await room.submitted(draft)).toEqual({
      __typename: 'AgreementMissing',
      code: 'AGREEMENT_MISSING',
      message: expect.stringContaining('2 children have no live agreement'),
    });
    await room.agree(childIds[1]!);
    await room.agree(childIds[2]!);
    expect(await room.submitted(draft)).toMatchObject({ __typename: 'RequestSubmitted' });
  });

  it('tells the chair of the child as it is on that day, not as it was on the day of the draft', async () => {
    const child = await room.aChild();
    const draft = requestIn(await room.drafted({ childIds: [child] }));
    const change = {
      childId: child,
      expectedVersion: 1,
      from: inDays(0).toString(),
      sen: { provision: 'E', primaryNeed: 'ASD' },
    };
    expect((await room.command('senco', 'changeSenProvision', change)).code).toBeUndefined();
    await room.submitted(draft);
    expect(await room.see('chair', draft.id, 'children { senProvision primaryNeed }')).toEqual({
      children: [{ senProvision: 'E', primaryNeed: 'ASD' }],
    });
  });

  it('is refused where a child leaves before the support ends', async () => {
    const child = await room.aChild();
    const draft = requestIn(await room.drafted({ childIds: [child] }));
    const { children } = await room.api.ask<{ children: { nodes: { id: string; version: number }[] } }>(
      'senco',
      'query ($s: ID!) { children(schoolId: $s, first: 100) { nodes { id version } } }',
      { s: room.schoolId },
    );
    const expectedVersion = children.nodes.find(({ id }) => id === child)!.version;
    const left = { childId: child, expectedVersion, lastDay: inDays(30).toString() };
    expect((await room.command('senco', 'endEnrolment', left)).code).toBeUndefined();
    expect(await room.submitted(draft)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'childIds',
      message: expect.stringContaining('One child is not on roll at the school from'),
    });
  });

  it('is refused where the lines for the community do not reach the amount', async () => {
    const draft = await room.aDraft({ kind: 'PROJECT', amountAskedPence: '100001' });
    expect(await room.submitted(draft)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'amountAskedPence',
    });
  });

  it('is refused for a group of one', async () => {
    const draft = await room.aDraft({ kind: 'GROUP', childIds: [await room.aChild()] });
    expect(await room.submitted(draft)).toMatchObject({ __typename: 'InvalidInput', field: 'childIds' });
  });

  it('needs the version that was seen, and happens once', async () => {
    const draft = await room.aDraft({ kind: 'PROJECT' });
    expect(await room.submitted({ ...draft, version: 7 })).toMatchObject({ __typename: 'StaleVersion' });
    const both = await Promise.all([room.submitted(draft), room.submitted(draft)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['RequestSubmitted', 'WrongState']);
  });

  it('of a solution-focused discussion carries no money', async () => {
    const none = { kind: 'SOLUTION_FOCUSED', amountAskedPence: '0' };
    const paid = await room.aDraft({ ...none });
    expect(await room.submitted(paid)).toMatchObject({ __typename: 'InvalidInput', field: 'lines' });
    const free = await room.aDraft({ ...none, lines: [] });
    expect(await room.submitted(free)).toMatchObject({ __typename: 'RequestSubmitted' });
  });
});

describe('going back', () => {
  it('lets the chair return a request with a reason, and the school send it in again', async () => {
    const request = await room.aSubmission();
    const reason = 'Please add the report of the therapist.';
    const back = await room.command(
      'chair',
      'returnRequest',
      { requestId: request.id, expectedVersion: request.version, reason },
      '... on RequestReturned { request { id version state } }',
    );
    expect(requestIn(back)).toMatchObject({ state: 'RETURNED', version: 3 });
    const again = requestIn(await room.submitted(requestIn(back), 'head'));
    expect(again).toMatchObject({ state: 'SUBMITTED', version: 4 });
    expect(
      await room.see('senco', request.id, 'submittedByName history { from to personName reason }'),
    ).toEqual({
      submittedByName: 'Demo head teacher, first school of C01',
      history: [
        { from: null, to: 'DRAFT', personName: 'Demo SENCO, first school of C01', reason: null },
        { from: 'DRAFT', to: 'SUBMITTED', personName: 'Demo SENCO, first school of C01', reason: null },
        { from: 'SUBMITTED', to: 'RETURNED', personName: 'Demo chair of C01', reason },
        {
          from: 'RETURNED',
          to: 'SUBMITTED',
          personName: 'Demo head teacher, first school of C01',
          reason: null,
        },
      ],
    });
  });

  it('lets the school withdraw what is not decided, and nobody else', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const input = { requestId: request.id, expectedVersion: request.version, reason: 'Not needed any more.' };
    expect(await room.command('second-senco', 'withdrawRequest', input)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await room.command('head', 'withdrawRequest', input)).toEqual({ __typename: 'RequestWithdrawn' });
    expect(await room.command('head', 'withdrawRequest', { ...input, expectedVersion: 3 })).toMatchObject({
      __typename: 'WrongState',
      message:
        'It is withdrawn and cannot be withdrawn: that is possible while it is draft or submitted or returned.',
    });
  });

  it('does not let a chair return what another community decides', async () => {
    const { id, version } = await room.aSubmission({ kind: 'PROJECT' });
    const input = { requestId: id, expectedVersion: version, reason: 'Mine.' };
    expect(await room.command('chair-c02', 'returnRequest', input)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('what can be done', () => {
  const offers = async (person: string, id: string) => {
    const seen = await room.see(person, id, 'availableActions { action isPossible whyNot }');
    const list = seen!.availableActions as { action: string; isPossible: boolean; whyNot: string | null }[];
    return Object.fromEntries(list.map(({ action, isPossible, whyNot }) => [action, isPossible || whyNot]));
  };
  const SCHOOL = 'Only the SENCO or the head teacher of the school can do this.';
  const CHAIR = 'Only the chair of the community can do this, or the vice-chair in place of the chair.';

  it('is told to each person by role and stage, with the reason where it is not possible', async () => {
    const { id } = await room.aSubmission();
    expect(await offers('senco', id)).toEqual({
      REVISE: 'It is submitted and cannot be changed: that is possible while it is draft or returned.',
      SUBMIT: 'It is submitted and cannot be sent in: that is possible while it is draft or returned.',
      WITHDRAW: true,
      RETURN: CHAIR,
      DECIDE: CHAIR,
      AWARD: CHAIR,
    });
    expect(await offers('chair', id)).toEqual({
      REVISE: SCHOOL,
      SUBMIT: SCHOOL,
      WITHDRAW: SCHOOL,
      RETURN: true,
      DECIDE: true,
      AWARD: true,
    });
  });

  it('leaves money out for a discussion', async () => {
    const { id } = await room.aSubmission({ kind: 'SOLUTION_FOCUSED', amountAskedPence: '0', lines: [] });
    expect((await offers('chair', id)).AWARD).toContain('carries no money');
  });
});

describe('the list of requests', () => {
  interface Page {
    readonly nodes: readonly { id: string; kind: string; state: string; schoolId: string }[];
    readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
    readonly totalCount: number;
  }
  const list = async (person: string, args: string) => {
    const query = `{ requests(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { id kind state schoolId } } }`;
    return (await room.api.ask<{ requests: Page }>(person, query)).requests;
  };

  it('goes through all of them page by page, the newest first', async () => {
    const filter = `filter: { schoolId: "${room.secondSchoolId}" }`;
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1)
      made.push((await room.aDraft({ kind: 'PROJECT', person: 'second-senco' })).id);
    const first = await list('second-senco', `first: 2, ${filter}`);
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    const second = await list('second-senco', `first: 2, ${filter}, after: "${first.pageInfo.endCursor}"`);
    const third = await list('second-senco', `first: 2, ${filter}, after: "${second.pageInfo.endCursor}"`);
    expect(third.pageInfo.hasNextPage).toBe(false);
    const ids = [...first.nodes, ...second.nodes, ...third.nodes].map(({ id }) => id);
    expect(ids).toEqual(made.toReversed());
  });

  it('is filtered by what is asked', async () => {
    const { id } = await room.aSubmission({ kind: 'PROJECT' });
    const { nodes } = await list('chair', 'first: 100, filter: { state: SUBMITTED, kind: PROJECT }');
    expect(nodes.map((node) => node.id)).toContain(id);
    expect(nodes.every(({ kind, state }) => kind === 'PROJECT' && state === 'SUBMITTED')).toBe(true);
    expect(await list('chair', `filter: { communityId: "${newId()}" }`)).toMatchObject({
      nodes: [],
      totalCount: 0,
    });
    expect((await list('chair-c02', 'first: 100')).nodes).toEqual([]);
  });

  it('does not take the page mark of another person or filter', async () => {
    const { pageInfo } = await list('senco', 'first: 1');
    const query = `{ requests(first: 1, after: "${pageInfo.endCursor}") { totalCount } }`;
    expect((await room.api.as('head', query)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a school that moves to another community', () => {
  it('sends its old drafts to nobody', async () => {
    const draft = await room.aDraft({ kind: 'PROJECT', person: 'second-senco' });
    await room.api.database.owner.query(
      `update directory.community_membership m
          set community_id = (select id from directory.community c where c.authority_id = m.authority_id and c.code = 'C02')
        where m.school_id = $1`,
      [room.secondSchoolId],
    );
    expect(await room.submitted(draft, 'second-senco')).toMatchObject({
      __typename: 'InvalidInput',
      message: expect.stringContaining('no longer a member of the community this was written for'),
    });
    expect(await room.see('chair', draft.id)).toBeNull();
    expect(await room.see('chair-c02', draft.id)).toBeNull();
  });
});
