import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { AllocationApi, content, ENDS_ON, inDays, line, requestIn, STARTS_ON } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

describe('a draft', () => {
  it('holds what the school wrote, costed, and names the child by pseudonym only', async () => {
    const { id } = await room.aDraft({ lines: [line({ quantity: '12.5', unitCostPence: '1735', unit: 'SESSION' })] });
    expect(
      await room.see(
        'senco',
        id,
        `state version kind purpose title schoolId schoolName communityId communityCode startsOn endsOn createdByName
         submittedAt reference amountAsked { pence formatted } children { pseudonym ncYear ncYearLabel senProvision primaryNeed }
         lines { category quantity unit unitCost { pence } total { formatted } fundedFrom }`,
      ),
    ).toEqual({
      state: 'DRAFT',
      version: 1,
      kind: 'INDIVIDUAL',
      purpose: 'STAFFING',
      title: 'Support in the mornings',
      schoolId: room.schoolId,
      schoolName: expect.stringContaining('Demo'),
      communityId: room.communityId,
      communityCode: 'C01',
      startsOn: STARTS_ON.toString(),
      endsOn: ENDS_ON.toString(),
      createdByName: 'Demo SENCO, first school of C01',
      submittedAt: null,
      reference: expect.stringMatching(/^REQ-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      amountAsked: { pence: '100000', formatted: '£1,000.00' },
      children: [
        {
          pseudonym: expect.stringMatching(/^Child /),
          ncYear: expect.any(Number),
          ncYearLabel: expect.stringMatching(/^Year /),
          senProvision: 'K',
          primaryNeed: 'SLCN',
        },
      ],
      lines: [
        {
          category: 'STAFFING',
          quantity: '12.5',
          unit: 'SESSION',
          unitCost: { pence: '1735' },
          total: { formatted: '£216.88' },
          fundedFrom: 'COMMUNITY',
        },
      ],
    });
  });

  it('is seen by the school and by nobody else, whether one asks for it or for a list', async () => {
    const { id } = await room.aDraft();
    const seers = ['senco', 'head', 'second-senco', 'chair', 'moderator', 'chair-c02'];
    const seen = await Promise.all(seers.map(async (person) => [person, (await room.see(person, id)) !== null]));
    expect(Object.fromEntries(seen)).toEqual({
      senco: true,
      head: true,
      'second-senco': false,
      chair: false,
      moderator: false,
      'chair-c02': false,
    });
    const { requests } = await room.api.ask<{ requests: { nodes: { state: string }[] } }>(
      'chair',
      '{ requests(first: 100) { nodes { state } } }',
    );
    expect(requests.nodes.filter(({ state }) => state === 'DRAFT')).toEqual([]);
  });

  it('is begun once for a key, and refused where the key comes with another input', async () => {
    const input = {
      idempotencyKey: newId(),
      schoolId: room.schoolId,
      kind: 'PROJECT',
      content: content(),
    };
    const draft = () => room.command('senco', 'draftRequest', input, '... on RequestDrafted { request { id version state } }');
    const first = await draft();
    expect(await draft()).toEqual(first);
    const other = { ...input, content: content({ title: 'Something else' }) };
    expect(await room.command('senco', 'draftRequest', other)).toMatchObject({ __typename: 'KeyReused' });
  });

  it.each(['1234567', 'x'.repeat(101), '😀😀😀😀😀😀😀'])('refuses the key %j', async (idempotencyKey) => {
    const input = { idempotencyKey, schoolId: room.schoolId, kind: 'PROJECT', content: content() };
    expect(await room.command('senco', 'draftRequest', input)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'idempotencyKey',
    });
  });

  it.each<[string, object, string]>([
    ['a period that runs backwards', { endsOn: inDays(-1).toString() }, 'endsOn'],
    ['a quantity that is no number', { lines: [line({ quantity: 'a few' })] }, 'lines'],
    ['a quantity of nothing', { lines: [line({ quantity: '0' })] }, 'lines'],
    ['no money asked', { amountAskedPence: '0' }, 'amountAskedPence'],
    ['a child nobody knows', { childIds: [newId()] }, 'childIds'],
    ['no child', { childIds: [] }, 'childIds'],
  ])('refuses %s with a plain message', async (_, over, field) => {
    const refused = await room.drafted({ childIds: [await room.aChild()], ...over });
    expect(refused).toEqual({
      __typename: 'InvalidInput',
      code: 'INVALID_INPUT',
      field,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('takes no child of another school, not even from somebody who knows its id', async () => {
    const elsewhere = await room.aChild({ person: 'second-senco' });
    expect(await room.drafted({ childIds: [elsewhere] })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'childIds',
      message: 'One child is not on roll at the school today.',
    });
  });

  it('cannot be begun for a school one does not work for', async () => {
    const input = { idempotencyKey: newId(), schoolId: room.secondSchoolId, kind: 'PROJECT', content: content() };
    expect(await room.command('senco', 'draftRequest', input)).toMatchObject({ __typename: 'NotFound' });
  });

  it('of a project names other schools of the community only', async () => {
    const { id } = await room.aDraft({ kind: 'PROJECT', collaboratingSchoolIds: [room.secondSchoolId] });
    expect(await room.see('senco', id, 'collaboratingSchools { id name }')).toEqual({
      collaboratingSchools: [{ id: room.secondSchoolId, name: expect.stringContaining('Demo') }],
    });
    for (const stranger of [newId(), room.schoolId]) {
      expect(await room.drafted({ kind: 'PROJECT', collaboratingSchoolIds: [stranger] })).toMatchObject({
        __typename: 'InvalidInput',
        field: 'collaboratingSchoolIds',
      });
    }
  });
});

describe('a revision', () => {
  const revise = (id: string, expectedVersion: number, over: object, person = 'senco') =>
    room.command(
      person,
      'reviseRequest',
      { requestId: id, expectedVersion, content: content(over) },
      '... on RequestRevised { request { id version state title lines { description } children { pseudonym } } }',
    );

  it('replaces all of the content, its lines and its children', async () => {
    const draft = await room.aDraft({ kind: 'GROUP', childIds: [await room.aChild(), await room.aChild()] });
    const over = { title: 'Now otherwise', lines: [line({ description: 'One line' })], childIds: [await room.aChild()] };
    expect(requestIn(await revise(draft.id, 1, over, 'head'))).toEqual({
      id: draft.id,
      version: 2,
      state: 'DRAFT',
      title: 'Now otherwise',
      lines: [{ description: 'One line' }],
      children: [{ pseudonym: expect.any(String) }],
    });
  });

  it('is refused where somebody else was faster, and changes nothing', async () => {
    const draft = await room.aDraft({ kind: 'PROJECT' });
    await revise(draft.id, 1, { title: 'First' });
    expect(await revise(draft.id, 1, { title: 'Second' })).toMatchObject({ __typename: 'StaleVersion' });
    expect(await room.see('senco', draft.id, 'title version')).toEqual({ title: 'First', version: 2 });
  });

  it('is refused once the request is with the community', async () => {
    const { id, version } = await room.aSubmission({ kind: 'PROJECT' });
    expect(await revise(id, version, {})).toMatchObject({ __typename: 'WrongState' });
  });

  it('is not for another school', async () => {
    const draft = await room.aDraft({ kind: 'PROJECT' });
    expect(await revise(draft.id, 1, {}, 'second-senco')).toMatchObject({ __typename: 'NotFound' });
  });
});

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
    const childIds = [await room.aChild(), await room.aChild({ agreed: false }), await room.aChild({ agreed: false })];
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

  it('is refused where a child leaves before the support ends', async () => {
    const child = await room.aChild();
    const draft = requestIn(await room.drafted({ childIds: [child] }));
    const { children } = await room.api.ask<{ children: { nodes: { id: string; version: number }[] } }>(
      'senco',
      'query ($s: ID!) { children(schoolId: $s, first: 100) { nodes { id version } } }',
      { s: room.schoolId },
    );
    const expectedVersion = children.nodes.find(({ id }) => id === child)!.version;
    const left = { childId: child, expectedVersion, lastDay: inDays(30).toString(), idempotencyKey: newId() };
    expect((await room.command('senco', 'endEnrolment', left)).code).toBeUndefined();
    expect(await room.submitted(draft)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'childIds',
      message: expect.stringContaining('One child is not on roll at the school from'),
    });
  });

  it('is refused where the lines for the community do not reach the amount', async () => {
    const draft = await room.aDraft({ kind: 'PROJECT', amountAskedPence: '100001' });
    expect(await room.submitted(draft)).toMatchObject({ __typename: 'InvalidInput', field: 'amountAskedPence' });
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
    expect(await room.see('senco', request.id, 'submittedByName history { from to personName reason }')).toEqual({
      submittedByName: 'Demo head teacher, first school of C01',
      history: [
        { from: null, to: 'DRAFT', personName: 'Demo SENCO, first school of C01', reason: null },
        { from: 'DRAFT', to: 'SUBMITTED', personName: 'Demo SENCO, first school of C01', reason: null },
        { from: 'SUBMITTED', to: 'RETURNED', personName: 'Demo chair of C01', reason },
        { from: 'RETURNED', to: 'SUBMITTED', personName: 'Demo head teacher, first school of C01', reason: null },
      ],
    });
  });

  it('lets the school withdraw what is not decided, and nobody else', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const input = { requestId: request.id, expectedVersion: request.version, reason: 'Not needed any more.' };
    expect(await room.command('second-senco', 'withdrawRequest', input)).toMatchObject({ __typename: 'NotFound' });
    expect(await room.command('head', 'withdrawRequest', input)).toEqual({ __typename: 'RequestWithdrawn' });
    expect(await room.command('head', 'withdrawRequest', { ...input, expectedVersion: 3 })).toMatchObject({
      __typename: 'WrongState',
      message: 'It is withdrawn and cannot be withdrawn: that is possible while it is draft or submitted or returned.',
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
  const CHAIR = 'Only the chair of the community can do this.';

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
    for (let n = 0; n < 5; n += 1) made.push((await room.aDraft({ kind: 'PROJECT', person: 'second-senco' })).id);
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
    expect(await list('chair', `filter: { communityId: "${newId()}" }`)).toMatchObject({ nodes: [], totalCount: 0 });
    expect((await list('chair-c02', 'first: 100')).nodes).toEqual([]);
  });

  it('does not take the page mark of another person or filter', async () => {
    const { pageInfo } = await list('senco', 'first: 1');
    const query = `{ requests(first: 1, after: "${pageInfo.endCursor}") { totalCount } }`;
    expect((await room.api.as('head', query)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
