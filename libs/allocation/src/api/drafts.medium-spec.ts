import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import {
  AllocationApi,
  content,
  ENDS_ON,
  FIELD,
  inDays,
  line,
  requestIn,
  STARTS_ON,
} from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

describe('a draft', () => {
  it('holds what the school wrote, costed, and names the child by pseudonym only', async () => {
    const { id } = await room.aDraft({
      lines: [line({ quantity: '12.5', unitCostPence: '1735', unit: 'SESSION' })],
    });
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
    const seen = await Promise.all(
      seers.map(async (person) => [person, (await room.see(person, id)) !== null]),
    );
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
    const draft = () =>
      room.command('senco', 'draftRequest', input, '... on RequestDrafted { request { id version state } }');
    const first = await draft();
    expect(await draft()).toEqual(first);
    const other = { ...input, content: content({ title: 'Something else' }) };
    expect(await room.command('senco', 'draftRequest', other)).toMatchObject({ __typename: 'KeyReused' });
  });

  it.each(['1234567', 'x'.repeat(101), '😀😀😀😀😀😀😀'])('refuses the key %j', async (idempotencyKey) => {
    const input = { idempotencyKey, schoolId: room.schoolId, kind: 'PROJECT', content: content() };
    await expect(room.command('senco', 'draftRequest', input, FIELD)).rejects.toThrow('8 to 100 characters');
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
    const input = {
      idempotencyKey: newId(),
      schoolId: room.secondSchoolId,
      kind: 'PROJECT',
      content: content(),
    };
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
    const over = {
      title: 'Now otherwise',
      lines: [line({ description: 'One line' })],
      childIds: [await room.aChild()],
    };
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
