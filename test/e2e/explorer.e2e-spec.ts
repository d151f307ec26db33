import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DevIssuer } from '#access';
import { systemClock } from '#kernel';
import { newSecrets, readSecrets } from '#platform';
import { createApp } from '../../apps/api/src/create-app.js';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../apps/api/src/demonstration.js';
import { TestDatabase } from '../support/test-database.js';

interface Tab {
  readonly query: string;
  readonly variables: string;
  readonly headers: string;
}

interface Answer {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string }[];
}

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const NEEDS_AN_ID = /requestId: This is not an id of this service\./;

let database: TestDatabase;
let app: NestExpressApplication;
let folder: string;
let url: string;
let page: string;

beforeAll(async () => {
  database = await TestDatabase.open('DEMO');
  folder = await mkdtemp(join(tmpdir(), 'community-send-budget-explorer-'));
  const issuer = { directory: folder, issuer: DEV_ISSUER, audience: DEV_AUDIENCE, production: false };
  app = await createApp({
    production: false,
    dataSource: database.server,
    clock: systemClock,
    secrets: readSecrets(newSecrets(), 'the test'),
    issuers: [],
    devIssuer: await DevIssuer.open({ ...issuer, clock: systemClock }),
    log: { error: () => undefined },
  });
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
  page = await (await fetch(`${url}/graphql`, { headers: BROWSER })).text();
});
afterAll(async () => {
  await app.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function optionsOf(html: string): { tabs: Tab[]; signInPath: string } {
  const [, json = ''] = /<script id="options" type="application\/json">(.*?)<\/script>/.exec(html) ?? [];
  return JSON.parse(json) as ReturnType<typeof optionsOf>;
}

/** Sends a sample as the page does: signed in as the person named in its headers. */
async function run({ query, variables, headers }: Tab): Promise<Answer> {
  const { 'sign-in-as': person } = JSON.parse(headers) as Record<string, string>;
  const signIn = await fetch(`${url}${optionsOf(page).signInPath}${person}`);
  const { access_token: token } = (await signIn.json()) as { access_token: string };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: JSON.parse(variables) as object }),
  });
  return (await response.json()) as Answer;
}

describe('the explorer of a server just started', () => {
  it('refers to files of this server alone, and all of them are there', async () => {
    const references = [...page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, address]) => address!);
    const answers = await Promise.all(references.map((address) => fetch(new URL(address, url))));
    expect(references.length).toBeGreaterThan(0);
    for (const { url: address, status, headers } of answers) {
      expect(new URL(address).origin).toBe(url);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(
        address.endsWith('.css') ? /^text\/css/ : /^text\/javascript/,
      );
    }
  });

  it('has samples that answer as they stand, or ask for nothing but the id of a request', async () => {
    const { tabs } = optionsOf(page);
    const refusals: string[] = [];
    for (const tab of tabs) {
      const { data, errors = [] } = await run(tab);
      if (tab.query.includes('put in the id of a request')) {
        expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(NEEDS_AN_ID)]);
      } else {
        refusals.push(...errors.map(({ message }) => `${tab.query}: ${message}`));
        expect([tab.query, Object.values(data ?? {})]).not.toEqual([tab.query, []]);
      }
    }
    expect(refusals).toEqual([]);
    expect(tabs.length).toBeGreaterThan(5);
  });
});
