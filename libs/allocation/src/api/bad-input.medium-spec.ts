import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { AllocationApi, content, type Answered } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

describe('bad input', () => {
  it.each<[string, object]>([
    ['an amount of nothing', { amountPence: '0' }],
    ['a negative amount', { amountPence: '-1' }],
    ['half a penny', { amountPence: '0.5' }],
    ['an amount beyond all', { amountPence: '1e309' }],
    ['an amount above the range', { amountPence: '99999999999999999999' }],
    ['an id that is none', { requestId: 'x' }],
    ['a NUL in the reason', { rationale: 'a\u0000b' }],
    ['half a character', { rationale: 'a\ud800b' }],
    ['a version that is none', { expectedVersion: 2 ** 31 }],
    ['a reason of nothing', { rationale: '   ' }],
  ])('of %s is refused in plain words, and changes nothing', async (_, over) => {
    const request = await room.aSubmission({ kind: 'PROJECT' });
    const input = {
      requestId: request.id,
      expectedVersion: request.version,
      idempotencyKey: newId(),
      amountPence: '1',
      rationale: 'Why.',
      ...over,
    };
    const query = `mutation ($input: AwardRequestInput!) { awardRequest(input: $input) { __typename ... on UserError { code } } }`;
    const { data, errors, body } = await room.api.as<{ awardRequest: Answered } | undefined>('chair', query, {
      input,
    });
    expect(errors[0]?.extensions.code ?? data!.awardRequest.code).toMatch(/^(BAD_USER_INPUT|INVALID_INPUT)$/);
    expect(body).not.toMatch(/INTERNAL|\bat .*\.(ts|js)\b|select |insert /);
    expect(await room.see('chair', request.id, 'state version')).toEqual({ state: 'SUBMITTED', version: 2 });
  });

  it.each(['9999-12-31', '2026-02-30', '0001-01-01', '2101-01-01'])(
    'of the date %s is refused',
    async (startsOn) => {
      const input = {
        idempotencyKey: newId(),
        schoolId: room.schoolId,
        kind: 'PROJECT',
        content: content({ startsOn }),
      };
      const query = 'mutation ($input: DraftRequestInput!) { draftRequest(input: $input) { __typename } }';
      const { errors } = await room.api.as('senco', query, { input });
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    },
  );

  it('leaves no fault behind that the service had to hide', () => {
    expect(room.api.faults).toEqual([]);
  });
});
