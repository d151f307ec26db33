import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#kernel';
import { sqlState, tidyCommands } from '#platform';
import { TestDatabase } from '../../../../test/support/test-database.js';

let database: TestDatabase;
let superuser: pg.Client;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
  superuser = await database.superuser();
});
afterAll(async () => {
  await superuser.end();
  await database.close();
});

const AGES = ['0 hours', '1 day', '29 days 23 hours', '30 days 1 hour', '31 days', '2 years'];
const YOUNG = AGES.slice(0, 3);

beforeEach(async () => {
  await superuser.query('delete from platform.idempotency');
  for (const age of AGES) {
    await superuser.query(
      `insert into platform.idempotency (authority_id, person_id, key, operation, request_hash, created_at)
       values ($1, $2, $3, 'test', repeat('0', 64), now() - $4::interval)`,
      [newId(), newId(), age.padEnd(8), age],
    );
  }
});

async function left(): Promise<string[]> {
  const { rows } = await superuser.query<{ key: string }>(
    'select key from platform.idempotency order by created_at desc',
  );
  return rows.map(({ key }) => key.trim());
}

describe('tidying up', () => {
  it('forgets commands of more than 30 days ago, of everybody, and says how many', async () => {
    expect(await tidyCommands(database.owner)).toBe(3);
    expect(await left()).toEqual(YOUNG);
    expect(await tidyCommands(database.owner)).toBe(0);
  });

  it('could not forget a younger one, whatever the owner’s statement said', async () => {
    await database.owner.query('delete from platform.idempotency');
    expect(await left()).toEqual(YOUNG);
  });

  it('is not for the server, which may remove nothing', async () => {
    expect(await tidyCommands(database.server).catch(sqlState)).toBe('42501');
    expect(await left()).toEqual(AGES);
  });
});
