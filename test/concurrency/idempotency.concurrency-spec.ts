import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { AWARDED, awardInput, Cases, commandText, contentOf } from '../support/given-cases.js';
import { changesBy } from '../support/given-content.js';
import { READY_COMMANDS, type CommandInput } from '../support/given-commands.js';
import { AUTUMN } from '../support/given-day.js';
import { EFFECTS } from '../support/given-effects.js';
import { placesOf, rootOperations } from '../support/given-operations.js';
import { TestApi, type Answer } from '../support/test-api.js';

let api: TestApi;
let cases: Cases;
let superuser: pg.Client;

beforeAll(async () => {
  api = await TestApi.open({ clock: AUTUMN });
  cases = await Cases.open(api);
  superuser = await api.database.superuser();
});
afterAll(async () => {
  await superuser.end();
  await api.close();
});

function copies(count: number, person: string, query: string, input: CommandInput): Promise<Answer[]> {
  return Promise.all(Array.from({ length: count }, () => api.as(person, query, { input })));
}

async function countOf(rows: string): Promise<number> {
  const { rows: counted } = await superuser.query<{ count: number }>(
    `select count(*)::int as count from ${rows}`,
  );
  return counted[0]!.count;
}

async function sentIn(): Promise<string> {
  return (await cases.submitted()).id;
}

describe('a command sent many times at once with one key', () => {
  const keyed = READY_COMMANDS.filter(({ command }) => command in EFFECTS);

  it.each(keyed)(
    '$command happens once, and every copy gets the same answer',
    async ({ command, person, input: ready }) => {
      const { on, fields } = EFFECTS[command]!;
      const [input, query] = [await ready(cases), commandText(command, fields)];
      const before = await countOf(on);
      const answers = await copies(command === 'awardRequest' ? 50 : 12, person, query, input);
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      const [first] = answers;
      expect(first).toMatchObject({
        status: 200,
        errors: [],
        data: { [command]: { __typename: expect.any(String) } },
      });
      expect(first!.data[command]).not.toHaveProperty('code');
      expect(await countOf(on)).toBe(before + 1);

      const changes = await changesBy(superuser, async () => {
        const [later] = await copies(1, person, query, input);
        expect(later!.body).toBe(first!.body);
      });
      expect(changes).toEqual([]);
    },
  );

  it('is tried with every command that takes a key', () => {
    const takesKey = rootOperations().filter((operation) =>
      placesOf(operation).some(({ path }) => path.at(-1) === 'idempotencyKey'),
    );
    expect(keyed.map(({ command }) => command).toSorted()).toEqual(
      takesKey.map(({ name }) => name).toSorted(),
    );
  });
});

describe('a key that was used', () => {
  it('is refused with another input, and nothing is written', async () => {
    const input = awardInput(await sentIn(), 2);
    expect((await cases.give('chair', 'awardRequest', input)).__typename).toBe('RequestAwarded');
    const others = [
      { ...input, amountPence: '100001' },
      { ...input, requestId: await sentIn() },
      { ...input, rationale: 'Other words.' },
      { ...input, conditions: ['One more condition.'] },
    ];
    const changes = await changesBy(superuser, async () => {
      for (const other of others) {
        expect(await cases.give('chair', 'awardRequest', other)).toMatchObject({
          __typename: 'KeyReused',
          code: 'IDEMPOTENCY_MISMATCH',
        });
      }
    });
    expect(changes).toEqual([]);
  });

  it('is refused for another command', async () => {
    const { idempotencyKey } = await keyOfDecision();
    const award = { ...awardInput(await sentIn(), 2), idempotencyKey };
    expect(await cases.give('chair', 'awardRequest', award)).toMatchObject({ __typename: 'KeyReused' });
  });

  async function keyOfDecision(): Promise<{ idempotencyKey: string }> {
    const input = {
      idempotencyKey: newId(),
      requestId: await sentIn(),
      expectedVersion: 2,
      outcome: 'DECLINED',
      rationale: 'No.',
    };
    await cases.done('chair', 'decideRequest', input);
    return input;
  }

  it('is another person’s own: it neither blocks nor answers for somebody else', async () => {
    const input = {
      idempotencyKey: newId(),
      schoolId: cases.schoolOf('senco'),
      kind: 'PROJECT',
      content: contentOf(),
    };
    const ids = [];
    for (const person of ['senco', 'head']) {
      const { request } = await cases.done(
        person,
        'draftRequest',
        input,
        '... on RequestDrafted { request { id } }',
      );
      ids.push((request as { id: string }).id);
    }
    expect(new Set(ids).size).toBe(2);
  });

  it('can be used again after a refusal, for the same input and for another', async () => {
    const input = awardInput(await sentIn(), 2);
    const tooMuch = { ...input, amountPence: '100001' };
    expect(await cases.give('chair', 'awardRequest', tooMuch)).toMatchObject({ __typename: 'AboveCap' });
    expect(await cases.give('chair', 'awardRequest', tooMuch)).toMatchObject({ __typename: 'AboveCap' });
    expect(await cases.give('chair', 'awardRequest', input)).toMatchObject({ __typename: 'RequestAwarded' });
  });

  it('is not used up by a dry run', async () => {
    const input = awardInput(await sentIn(), 2);
    expect(await cases.give('chair', 'awardRequest', { ...input, dryRun: true })).toMatchObject({
      __typename: 'RequestAwarded',
    });
    expect(await cases.give('chair', 'awardRequest', { ...input, rationale: 'Other words.' })).toMatchObject({
      __typename: 'RequestAwarded',
    });
  });

  it('takes one of two inputs that come at the same time, and refuses the other', async () => {
    const [one, other] = [await sentIn(), await sentIn()];
    const idempotencyKey = newId();
    const before = await countOf('allocation.award');
    const answered = await Promise.all(
      [one, other].map((id) =>
        copies(10, 'chair', commandText('awardRequest', AWARDED), { ...awardInput(id, 2), idempotencyKey }),
      ),
    );
    const told = answered.map((answers) => new Set(answers.map(({ data }) => JSON.stringify(data))));
    expect(told.map(({ size }) => size)).toEqual([1, 1]);
    const names = answered.map(
      ([answer]) => (answer!.data.awardRequest as { __typename: string }).__typename,
    );
    expect(names.toSorted()).toEqual(['KeyReused', 'RequestAwarded']);
    expect(await countOf('allocation.award')).toBe(before + 1);
  });
});
