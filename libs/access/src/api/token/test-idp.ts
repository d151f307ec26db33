import { fixedClock } from '#kernel';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SigningAlgorithm, TrustedIssuer } from './trusted-issuer.js';

/** For tests: the moment at which all tokens are made and judged. */
export const NOW = fixedClock('2026-11-23T10:00:00Z');
export const NOW_SECONDS = Math.floor(NOW.now().epochMilliseconds / 1000);

export const AUDIENCE = 'community-send-budget';

export interface TestKey {
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** Claims to change; those set to undefined are left out. */
export type Claims = Record<string, unknown>;

export async function testKey(kid: string, alg: SigningAlgorithm = 'RS256'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}

/** How a key server behaves: as it should, or in one of the ways in which they fail. */
export type Behaviour = 'well' | 'error' | 'html' | 'silent';

/** For tests: a sign-in service whose public keys are really fetched over HTTP. */
export class TestIdp {
  behaviour: Behaviour = 'well';
  requests = 0;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    public key: TestKey,
  ) {
    server.on('request', (_, response) => this.answer(response));
  }

  static async start(): Promise<TestIdp> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new TestIdp(server, `http://127.0.0.1:${port}`, await testKey('first'));
  }

  get trusted(): TrustedIssuer {
    return {
      issuer: this.issuer,
      audience: AUDIENCE,
      keys: { jwksUri: `${this.issuer}/jwks` },
      algorithms: ['RS256'],
      tokenType: 'at+jwt',
      requiredClaims: ['jti'],
      maxTokenAgeSeconds: 600,
    };
  }

  claims(changed: Claims = {}): JWTPayload {
    const usual = {
      iss: this.issuer,
      aud: AUDIENCE,
      sub: 'ada',
      iat: NOW_SECONDS,
      exp: NOW_SECONDS + 600,
      jti: 'token-1',
    };
    const claims = Object.entries({ ...usual, ...changed }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(claims);
  }

  /** A token that is good, but for what is changed. */
  token(changed: Claims = {}, header: Claims = {}, key: TestKey = this.key): Promise<string> {
    return new SignJWT(this.claims(changed))
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.publicJwk.kid, ...header })
      .sign(key.privateKey);
  }

  async rotate(kid: string): Promise<void> {
    this.key = await testKey(kid);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(response: ServerResponse): void {
    this.requests += 1;
    if (this.behaviour === 'silent') return;
    if (this.behaviour === 'error') response.statusCode = 503;
    const keys = JSON.stringify({ keys: [this.key.publicJwk] });
    response.end(this.behaviour === 'html' ? '<h1>Sign in</h1>' : keys);
  }
}
