import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { brokenPromises } from '#platform';
import { Installation } from '../first-minute/installation.js';
import { nothingRunsIn } from '../first-minute/processes.js';
import type { ServerProcess } from '../first-minute/server-process.js';
import { givenRequests } from '../support/given-requests.js';

const AWARDS = 200;
const AWARD = `mutation ($input: AwardRequestInput!) {
  awardRequest(input: $input) { __typename ... on RequestAwarded { awardId } ... on UserError { message } }
}`;

interface Try {
  readonly requestId: string;
  readonly idempotencyKey: string;
}

interface Answer {
  readonly __typename: string;
  readonly awardId: string;
}

/** Speaks to a server that may die at any moment: no answer is an answer. */
class Chair {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string): Promise<Chair> {
    const response = await fetch(`${url}/dev/sign-in/chair`);
    const { access_token: token } = (await response.json()) as { access_token: string };
    return new Chair(url, token);
  }

  async award({ requestId, idempotencyKey }: Try): Promise<Answer | undefined> {
    const input = {
      requestId,
      expectedVersion: 1,
      amountPence: '100',
      rationale: 'One of many.',
      idempotencyKey,
    };
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        body: JSON.stringify({ query: AWARD, variables: { input } }),
      });
      const { data } = (await response.json()) as { data?: { awardRequest: Answer } | null };
      return data?.awardRequest;
    } catch {
      return undefined;
    }
  }
}

let installation: Installation;
let server: ServerProcess;

beforeAll(async () => {
  installation = await Installation.open();
  server = installation.start();
  await server.address();
});
afterAll(() => installation.close());

/** Submitted requests of £1 whose support begins today. */
async function tries(): Promise<readonly Try[]> {
  const superuser = await installation.superuser();
  const ids = await givenRequests(
    superuser,
    Array.from({ length: AWARDS }, () => 100n),
  );
  await superuser.query(
    'update allocation.request set starts_on = current_date, ends_on = current_date + 30 where id = any ($1)',
    [ids],
  );
  return ids.map((requestId) => ({ requestId, idempotencyKey: newId() }));
}

/** Sends all awards, sixteen at a time, and does the deed when a quarter of them has been answered. */
async function awardUntil(asked: readonly Try[], deed: () => Promise<void>): Promise<Map<string, Answer>> {
  const chair = await Chair.signIn(await server.address());
  const answered = new Map<string, Answer>();
  const waiting = [...asked];
  let done: Promise<void> | undefined;
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const answer = await chair.award(next);
        if (answer !== undefined) answered.set(next.requestId, answer);
        if (answered.size >= AWARDS / 4) done ??= deed();
      }
    }),
  );
  await done;
  return answered;
}

async function awardsIn(superuser: pg.Client, asked: readonly Try[]): Promise<Map<string, string[]>> {
  const { rows } = await superuser.query<{ request_id: string; id: string }>(
    'select request_id, id from allocation.award where request_id = any ($1)',
    [asked.map(({ requestId }) => requestId)],
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.request_id)].map(([id, awards]) => [id, awards.map((row) => row.id)]),
  );
}

/** Every acknowledged award is there, once; each of the others is there whole or not at all; the books are in order. */
async function expectNothingLost(
  asked: readonly Try[],
  answered: ReadonlyMap<string, Answer>,
): Promise<void> {
  const superuser = await installation.superuser();
  const there = await awardsIn(superuser, asked);
  for (const [requestId, answer] of answered) expect(there.get(requestId)).toEqual([answer.awardId]);
  for (const awards of there.values()) expect(awards).toHaveLength(1);
  expect(await brokenPromises(superuser)).toEqual([]);
  const chair = await Chair.signIn(await server.address());
  for (const one of asked) {
    const again = await chair.award(one);
    expect(again).toMatchObject({ __typename: 'RequestAwarded' });
    expect([undefined, again?.awardId]).toContain(there.get(one.requestId)?.[0]);
  }
  expect((await awardsIn(superuser, asked)).size).toBe(AWARDS);
  expect(await brokenPromises(superuser)).toEqual([]);
}

describe('killed in the middle of 200 awards', () => {
  it('the server loses no award it has acknowledged and does none by half; a repeated command completes the rest', async () => {
    const asked = await tries();
    const answered = await awardUntil(asked, async () => {
      await server.end('SIGKILL');
    });
    expect(answered.size).toBeGreaterThanOrEqual(AWARDS / 4);
    expect(answered.size).toBeLessThan(AWARDS);
    await nothingRunsIn(installation.folder);
    server = installation.start();
    await server.address();
    await expectNothingLost(asked, answered);
  });

  it('the database loses nothing either, and the server says so and ends', async () => {
    const asked = await tries();
    const postmaster = await installation.postmasterPid();
    const answered = await awardUntil(asked, () => {
      process.kill(postmaster, 'SIGKILL');
      return Promise.resolve();
    });
    expect(answered.size).toBeLessThan(AWARDS);
    const { code } = await server.ended;
    expect(code).not.toBe(0);
    expect(server.errors).toContain('The built-in database has ended unexpectedly');
    await nothingRunsIn(installation.folder);
    server = installation.start();
    await server.address();
    await expectNothingLost(asked, answered);
  });

  it('and when it is asked to end, it ends well and leaves nothing running', async () => {
    const { code } = await server.end('SIGTERM');
    expect(code).toBe(0);
    await nothingRunsIn(installation.folder);
  });
});
