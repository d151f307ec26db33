import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { systemClock } from '#kernel';
import { exportJWK, generateKeyPair } from 'jose';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { TokenVerifier } from './token-verifier.js';
import { readTrustedIssuers } from './trusted-issuer.js';

const API = 'https://budget.example.org/graphql';
const CLIENT = { id: 'ada', secret: 'a secret of at least thirty-two characters' };

let server: Server;
let issuer: string;
let verifier: TokenVerifier;

/** `oidc-provider` is certified by the OpenID Foundation: what it issues is what others issue who keep to the rules. */
async function configuration(): Promise<Record<string, unknown>> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const resourceServer = {
    scope: 'use',
    audience: API,
    accessTokenTTL: 600,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  };
  return {
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only for this test'] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: { enabled: true, getResourceServerInfo: () => resourceServer },
    },
  };
}

async function signIn(parameters: Record<string, string>): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...parameters }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

beforeAll(async () => {
  // It warns, rightly, that it runs without TLS.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', new Provider(issuer, await configuration()).callback());
  const discovered = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
    jwks_uri: string;
  };
  const setting = JSON.stringify([{ issuer, audience: API, jwksUri: discovered.jwks_uri }]);
  verifier = new TokenVerifier(readTrustedIssuers(setting), systemClock);
});

afterAll(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

describe('a real sign-in service, set up as OIDC_ISSUERS says', () => {
  it('issues access tokens that are believed', async () => {
    const token = await signIn({ resource: API, scope: 'use' });
    expect(await verifier.verify(token)).toEqual({ ok: true, value: { issuer, subject: CLIENT.id } });
  });

  it('issues tokens without a form to those who do not say for which API, and they are not believed', async () => {
    const token = await signIn({});
    expect(await verifier.verify(token)).toEqual({ ok: false, error: 'the token is not a signed JWT' });
  });
});
