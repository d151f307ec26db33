import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import request from 'supertest';
import { permissionCensus } from '../api/permission-census.js';
import { AUDIENCE, NOW, TestIdp } from '../api/token/test-idp.js';
import { TokenVerifier } from '../api/token/token-verifier.js';
import { PeopleInMemory, person, startTestApp } from '../test-app.js';
import { DevIssuer } from './dev-issuer.js';

const ISSUER = 'http://127.0.0.1:4000/dev';

const people = new PeopleInMemory();
people.accounts.set(`${ISSUER} chair-c01`, [person()]);

let folder: string;
let devIssuer: DevIssuer;
let app: INestApplication<Server>;

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/dev-issuer-`);
  devIssuer = await DevIssuer.open({
    directory: folder,
    issuer: ISSUER,
    audience: AUDIENCE,
    production: false,
    clock: NOW,
  });
  app = await startTestApp({ issuers: [], devIssuer, clock: NOW }, people);
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const get = (path: string) => request(app.getHttpServer()).get(path);

describe('signing in without a password', () => {
  it.each(['get', 'post'] as const)(
    'by %s gives a token that is believed, and says how to go on',
    async (verb) => {
      const response = await request(app.getHttpServer())[verb]('/dev/sign-in/chair-c01');
      expect(response.status).toBe(200);
      expect(response.headers['cache-control']).toBe('no-store');
      const { access_token: token, ...rest } = response.body as { access_token: string };
      expect(rest).toEqual({
        token_type: 'Bearer',
        expires_in: 600,
        person: { subject: 'chair-c01', displayName: 'Ada Byron' },
        how_to_go_on: expect.stringContaining('ask this address for a new one'),
      });
      expect(await new TokenVerifier([devIssuer.trusted], NOW).verify(token)).toMatchObject({
        ok: true,
        value: { subject: 'chair-c01' },
      });
    },
  );

  it.each(['nobody', '%00', 'a'.repeat(300), "'%20or%20''='"])('as %s finds nobody', async (person) => {
    const response = await get(`/dev/sign-in/${person}`);
    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ message: 'Nobody in the demonstration signs in by that name.' });
  });
});

describe('the description of the issuer', () => {
  it('is where OpenID Connect Discovery looks for it, and leads to the keys', async () => {
    expect((await get('/dev/.well-known/openid-configuration')).body).toMatchObject({
      issuer: ISSUER,
      jwks_uri: `${ISSUER}/jwks`,
    });
    expect((await get('/dev/jwks')).body).toEqual(devIssuer.jwks);
  });
});

describe('whoever is not a program of this machine', () => {
  const paths = ['/dev/sign-in/chair-c01', '/dev/jwks', '/dev/.well-known/openid-configuration'];

  it.each(paths)('is refused at %s', async (path) => {
    expect((await get(path).set('host', 'attacker.example.org')).status).toBe(403);
  });

  it.each([
    ['a name that was made to point here', { host: 'attacker.example.org' }],
    ['the same with our port', { host: 'attacker.example.org:4000' }],
    ['a name that only begins like this machine', { host: '127.0.0.1.example.org' }],
    ['a name with this machine as its user', { host: '127.0.0.1@example.org' }],
    ['a page of another site', { origin: 'https://attacker.example.org' }],
    ['a page without a site', { origin: 'null' }],
    ['a proxy that speaks for others', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy that says so in the standard way', { forwarded: 'for=127.0.0.1' }],
  ])('is refused: %s', async (_, headers) => {
    const response = await get('/dev/sign-in/chair-c01').set(headers);
    expect(response.status).toBe(403);
    expect(JSON.stringify(response.body)).not.toContain('eyJ');
  });

  it.each([{ host: 'localhost:4000' }, { host: '[::1]:4000' }, { origin: 'http://127.0.0.1:4000' }])(
    'is not %j',
    async (headers) => {
      expect((await get('/dev/sign-in/chair-c01').set(headers)).status).toBe(200);
    },
  );
});

describe('the endpoints', () => {
  it('are the only ones, and are public on purpose', () => {
    expect(permissionCensus(app)).toEqual([
      { door: 'GET /dev/.well-known/openid-configuration', policy: 'public' },
      { door: 'GET /dev/jwks', policy: 'public' },
      { door: 'GET /dev/sign-in/:person', policy: 'public' },
      { door: 'POST /dev/sign-in/:person', policy: 'public' },
      { door: 'Query.me', policy: 'signed-in' },
    ]);
  });

  it('are not there without a development issuer', async () => {
    const idp = await TestIdp.start();
    const other = await startTestApp({ issuers: [idp.trusted], clock: NOW }, people);
    const response = await request(other.getHttpServer()).get('/dev/sign-in/chair-c01');
    expect(response.status).toBe(404);
    expect(permissionCensus(other)).toEqual([{ door: 'Query.me', policy: 'signed-in' }]);
    await other.close();
    await idp.close();
  });
});
