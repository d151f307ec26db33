import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Actor } from '#access';
import { err, newId, systemClock } from '#kernel';
import { ConflictOfInterest } from '#platform';
import { DecideRequest } from '../app/decide-request.js';
import {
  AllocationApi,
  content,
  inDays,
  line,
  requestIn,
  TODAY,
  type Answered,
} from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

const decisionsOf = async (person: string, id: string, fields: string) =>
  (await room.see(person, id, `decisions { ${fields} }`))!.decisions as Record<string, unknown>[];

describe('a decision without money', () => {
  it.each(['ADVICE_ONLY', 'DECLINED', 'REDIRECTED_TO_PRG', 'ESCALATED_TO_LA'])(
    'of %s settles the request',
    async (outcome) => {
      const decided = await room.decided(await room.aSubmission({ kind: 'PROJECT' }), { outcome });
      expect(decided).toMatchObject({
        __typename: 'RequestDecided',
        notice: null,
        request: { state: 'DECIDED', version: 3 },
      });
    },
  );

  it('is kept with its reasons and with all that the rules saw, for the school as well', async () => {
    const request = await room.aSubmission({ reviewedCycles: 1 });
    const { decisionId } = await room.decided(request);
    const fields = `id outcome amount { pence } rationale conditions decidedByName awardId
                    findings { code matched reason valuesSeen { name value } }`;
    const [decision, ...others] = await decisionsOf('senco', request.id, fields);
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      id: decisionId,
      outcome: 'DECLINED',
      amount: { pence: '0' },
      rationale: 'Other support comes first.',
      conditions: [],
      decidedByName: 'Demo chair of C01',
      awardId: null,
    });
    expect(
      (decision!.findings as { code: string }[]).find(({ code }) => code === 'GRADUATED-APPROACH'),
    ).toMatchObject({
      matched: true,
      reason: expect.stringContaining('1 reviewed assess-plan-do-review cycles are recorded; 2 are needed'),
      valuesSeen: expect.arrayContaining([{ name: 'reviewedCycles', value: '1' }]),
    });
  });

  it('leaves a deferred request open, to be decided again', async () => {
    const request = await room.aSubmission();
    const deferredUntil = inDays(30).toString();
    const deferred = requestIn(await room.decided(request, { outcome: 'DEFERRED', deferredUntil }));
    expect(deferred).toMatchObject({ state: 'SUBMITTED', version: 3 });
    const principle = requestIn(
      await room.decided(deferred, {
        outcome: 'AGREED_IN_PRINCIPLE',
        conditions: ['A report of the therapist.'],
      }),
    );
    const awarded = await room.awarded(principle);
    expect(awarded).toMatchObject({ __typename: 'RequestAwarded', outcome: 'AGREED' });
    const query = 'query ($id: ID!) { award(id: $id) { decision { outcome } } }';
    const seen = await room.api.ask('chair', query, { id: awarded.awardId });
    expect(seen).toEqual({ award: { decision: { outcome: 'AGREED' } } });
    expect(await decisionsOf('senco', request.id, 'outcome deferredUntil conditions')).toEqual([
      { outcome: 'DEFERRED', deferredUntil, conditions: [] },
      { outcome: 'AGREED_IN_PRINCIPLE', deferredUntil: null, conditions: ['A report of the therapist.'] },
      { outcome: 'AGREED', deferredUntil: null, conditions: [] },
    ]);
  });

  it('can be followed by a return and a submission by somebody else of the school', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const deferral = { outcome: 'DEFERRED', deferredUntil: inDays(1).toString() };
    const { version } = requestIn(await room.decided(request, deferral));
    const input = { requestId: request.id, expectedVersion: version, reason: 'Please cost it anew.' };
    const returned = await room.command(
      'chair',
      'returnRequest',
      input,
      '... on RequestReturned { request { id version state } }',
    );
    const again = requestIn(await room.submitted(requestIn(returned), 'head'));
    expect(await room.awarded(again)).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('says with a refusal that section F is owed all the same to a child with an EHC plan', async () => {
    const child = await room.aChild({ provision: 'E' });
    const refused = await room.decided(await room.aSubmission({ childIds: [child] }));
    expect(refused).toMatchObject({
      notice: expect.stringContaining('no refusal of the provision in section F'),
    });
    const advised = await room.decided(await room.aSubmission({ childIds: [child] }), {
      outcome: 'ADVICE_ONLY',
    });
    expect(advised).toMatchObject({ __typename: 'RequestDecided', notice: null });
  });

  it('happens once for a key, and gives the same answer again', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const idempotencyKey = newId();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => room.decided(request, { idempotencyKey })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await decisionsOf('chair', request.id, 'outcome')).toEqual([{ outcome: 'DECLINED' }]);
    expect(await room.decided(request, { idempotencyKey, outcome: 'ADVICE_ONLY' })).toMatchObject({
      __typename: 'KeyReused',
    });
  });

  it('is taken by one of two who decide at the same moment', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const answers = await Promise.all([
      room.decided(request),
      room.decided(request, { outcome: 'ADVICE_ONLY' }),
    ]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['RequestDecided', 'WrongState']);
  });

  it.each<[string, object, string]>([
    ['a deferral without a day', { outcome: 'DEFERRED' }, 'deferredUntil'],
    [
      'a deferral to yesterday',
      { outcome: 'DEFERRED', deferredUntil: inDays(-1).toString() },
      'deferredUntil',
    ],
    ['agreement in principle without conditions', { outcome: 'AGREED_IN_PRINCIPLE' }, 'conditions'],
    ['conditions of a refusal', { conditions: ['Try harder.'] }, 'conditions'],
  ])('refuses %s', async (_, over, field) => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    expect(await room.decided(request, over)).toMatchObject({ __typename: 'InvalidInput', field });
    expect(await room.see('chair', request.id, 'state version')).toEqual({ state: 'SUBMITTED', version: 2 });
  });

  it('cannot be taken by the chair of another community, who learns nothing of the request', async () => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const nothing: Answered = {
      __typename: 'NotFound',
      code: 'NOT_FOUND',
      message: 'There is no such request that you can see.',
    };
    expect(await room.decided(request, {}, 'chair-c02')).toEqual(nothing);
    expect(await room.decided({ ...request, id: newId() }, {}, 'chair')).toEqual(nothing);
  });

  it('is not for the chair while the request is a draft: it reads as if there were none', async () => {
    expect(await room.decided(await room.aDraft({ kind: 'PROJECT' }))).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('is not for those of a school', async () => {
    const { id, version } = await room.aSubmission({ kind: 'PROJECT' });
    const input = {
      requestId: id,
      expectedVersion: version,
      idempotencyKey: newId(),
      outcome: 'DECLINED',
      rationale: 'No.',
    };
    const query = 'mutation ($input: DecideRequestInput!) { decideRequest(input: $input) { __typename } }';
    const { errors } = await room.api.as('senco', query, { input });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a conflict of interest', () => {
  const ownRequest = async () => {
    const query = '{ me { roles { role scopeId } } }';
    type Me = { roles: { role: string; scopeId: string }[] };
    const { me } = await room.api.ask<{ me: Me }>('chair-conflicted', query);
    const schoolId = me.roles.find(({ role }) => role === 'HEAD')!.scopeId;
    const input = {
      idempotencyKey: newId(),
      schoolId,
      kind: 'PROJECT',
      content: content({ purpose: 'TRAINING', lines: [line()] }),
    };
    const drafted = '... on RequestDrafted { request { id version state } }';
    const draft = await room.command('chair-conflicted', 'draftRequest', input, drafted);
    return requestIn(await room.submitted(requestIn(draft), 'chair-conflicted'));
  };

  it('keeps a chair from deciding, awarding or returning what the school he or she heads asks for', async () => {
    const request = await ownRequest();
    const returning = { requestId: request.id, expectedVersion: request.version, reason: 'Mine.' };
    for (const refused of [
      await room.decided(request, {}, 'chair-conflicted'),
      await room.awarded(request, {}, 'chair-conflicted'),
      await room.command('chair-conflicted', 'returnRequest', returning),
    ]) {
      expect(refused).toMatchObject({ __typename: 'ConflictOfInterest', code: 'CONFLICT_OF_INTEREST' });
    }
    const offered = await room.see('chair-conflicted', request.id, 'availableActions { action isPossible }');
    expect(offered!.availableActions).toContainEqual({ action: 'AWARD', isPossible: false });
    expect(offered!.availableActions).toContainEqual({ action: 'WITHDRAW', isPossible: true });
  });

  it('is seen by the database as well, should the service ever miss it', async () => {
    const { id: requestId, version: expectedVersion } = await room.aSubmission({ kind: 'PROJECT' });
    const decision = {
      requestId,
      expectedVersion,
      outcome: 'DECLINED',
      rationale: 'No.',
      conditions: [],
    } as const;
    const decide = new DecideRequest(room.api.database.unitOfWork, systemClock);
    const head = await chairOfC01('head');
    expect(head.employerSchoolIds).toEqual([]);
    expect(await decide.run(head, { ...decision, idempotencyKey: newId() })).toEqual(
      err(new ConflictOfInterest()),
    );
    const chair = await chairOfC01('chair');
    expect(await decide.run(chair, { ...decision, idempotencyKey: newId() })).toMatchObject({ ok: true });
  });

  /** A person as the service would know him or her, had it only ever heard of a chair. */
  async function chairOfC01(person: string): Promise<Actor> {
    const { me } = await room.api.ask<{ me: { id: string; authorityId: string } }>(
      person,
      '{ me { id authorityId } }',
    );
    const { communityId } = room;
    return new Actor({
      authorityId: me.authorityId,
      personId: me.id,
      displayName: person,
      roles: [
        {
          role: 'COMMUNITY_CHAIR',
          scopeId: communityId,
          communityIds: [communityId],
          from: TODAY,
          lastDay: undefined,
        },
      ],
    });
  }
});
