import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { AllocationApi, inDays } from '../spec-support/allocation-api.js';

let room: AllocationApi;

beforeAll(async () => {
  room = await AllocationApi.open();
});
afterAll(() => room.close());

describe('an award that is ended', () => {
  it('is ended by the chair only, and then offers nothing more', async () => {
    const { awardId } = await room.awarded(await room.aSubmission());
    const query = `query ($id: ID!) { award(id: $id) {
      state version endedOn endReason recoveries { amount { pence } } availableActions { action isPossible whyNot } } }`;
    const see = async (person: string) =>
      (await room.api.ask<{ award: Record<string, unknown> }>(person, query, { id: awardId })).award;
    const whyNot = 'Only the chair of the community can do this, or the vice-chair in place of the chair.';
    expect(await see('senco')).toMatchObject({
      availableActions: [{ action: 'END', isPossible: false, whyNot }],
    });
    expect(await see('chair')).toMatchObject({
      version: 1,
      availableActions: [{ action: 'END', isPossible: true, whyNot: null }],
    });
    const lastDay = inDays(20).toString();
    const input = {
      awardId,
      expectedVersion: 1,
      lastDay,
      reason: 'The family moved.',
      idempotencyKey: newId(),
    };
    expect(await room.command('chair', 'endAward', { ...input, dryRun: false })).toEqual({
      __typename: 'AwardEnded',
    });
    expect(await see('chair')).toMatchObject({
      state: 'ENDED',
      endedOn: lastDay,
      endReason: 'The family moved.',
      recoveries: [],
      availableActions: [
        {
          isPossible: false,
          whyNot:
            'It is ended and cannot be ended: that is possible while it is committed or active or closed.',
        },
      ],
    });
  });
});

describe('the list of awards', () => {
  it('gives each person the awards of theirs, filtered and page by page', async () => {
    for (let n = 0; n < 4; n += 1) await room.awarded(await room.aSubmission({ kind: 'PROJECT' }));
    const query = (args: string) =>
      `{ awards(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { id schoolId state decision { id } } } }`;
    type Page = {
      awards: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        nodes: { id: string }[];
      };
    };
    const all = (await room.api.ask<Page>('maker', query('first: 100'))).awards;
    expect(all.totalCount).toBe(all.nodes.length);
    expect(all.nodes.length).toBeGreaterThanOrEqual(4);
    const first = (await room.api.ask<Page>('maker', query('first: 2'))).awards;
    const second = (
      await room.api.ask<Page>('maker', query(`first: 2, after: "${first.pageInfo.endCursor}"`))
    ).awards;
    expect([...first.nodes, ...second.nodes]).toEqual(all.nodes.slice(0, 4));
    expect((await room.api.ask<Page>('second-senco', query('first: 1'))).awards.totalCount).toBe(0);
    expect((await room.api.ask<Page>('chair-c02', query('first: 1'))).awards.totalCount).toBe(0);
    expect((await room.api.ask<Page>('maker', query('filter: { state: CLOSED }'))).awards.totalCount).toBe(0);
  });
});
