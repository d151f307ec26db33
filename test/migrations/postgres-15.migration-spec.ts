import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokenPromises, checkViews, machineBinaries } from '#platform';
import { Cases } from '../support/given-cases.js';
import { AUTUMN } from '../support/given-day.js';
import { givenRequests } from '../support/given-requests.js';
import { TestApi } from '../support/test-api.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const OLDEST = 15;
const found = (await machineBinaries()).find(({ major }) => major === OLDEST);
const ifFound = found === undefined ? describe.skip : describe;
if (found === undefined) console.log(`Skipped: there is no PostgreSQL ${OLDEST} on this machine.`);

ifFound(`on PostgreSQL ${OLDEST}, the oldest this service runs on`, () => {
  let server: TestServer;
  let api: TestApi;

  beforeAll(async () => {
    server = await startTestServer(() => undefined, found);
    api = await TestApi.open({ clock: AUTUMN, database: { addresses: server.addresses } });
  });
  afterAll(async () => {
    await api.close();
    await server.stop();
  });

  it('the server really is that old', async () => {
    const [row] = await api.database.owner.query<{ version: string }[]>(
      `select current_setting('server_version') as version`,
    );
    expect(row?.version).toMatch(new RegExp(`^${OLDEST}\\.`));
  });

  it('a chair awards money, and every check is empty afterwards', async () => {
    const superuser = await api.database.superuser();
    const cases = await Cases.open(api);
    const [id = ''] = await givenRequests(superuser, [100n]);
    await superuser.end();
    expect(await cases.award({ id, version: 1 }, { amountPence: '100' })).toMatchObject({
      __typename: 'RequestAwarded',
    });
    expect((await checkViews(api.database.auditor)).length).toBeGreaterThan(10);
    expect(await brokenPromises(api.database.auditor)).toEqual([]);
  });
});
