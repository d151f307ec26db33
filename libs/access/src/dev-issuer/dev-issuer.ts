import { newId, type Clock } from '#kernel';
import { ConfigProblem } from '#platform';
import { importJWK, SignJWT, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';
import type { TrustedIssuer } from '../api/token/trusted-issuer.js';
import { devSigningKey } from './dev-key.js';

const LIFETIME_SECONDS = 600;

export interface DevIssuerOptions {
  /** Where the signing key is kept. */
  readonly directory: string;
  /** How the issuer names itself: the `issuer` of the people it signs in, such as `http://127.0.0.1:4000/dev`. */
  readonly issuer: string;
  readonly audience: string;
  readonly production: boolean;
  readonly clock: Clock;
}

export interface DevToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
}

/**
 * A sign-in service that asks for no password, so that somebody who tries the service on his or her own machine can be
 * anyone in the demonstration data. There is none in production.
 */
export class DevIssuer {
  private constructor(
    readonly options: DevIssuerOptions,
    private readonly key: CryptoKey,
    private readonly publicKey: JWK,
  ) {}

  /** Opens the issuer with the key of its directory. Throws a ConfigProblem in production, before anything is written. */
  static async open(options: DevIssuerOptions): Promise<DevIssuer> {
    if (options.production) {
      throw new ConfigProblem(
        'The development sign-in asks for no password and is refused in production. Name your sign-in service in OIDC_ISSUERS.',
      );
    }
    const jwk = await devSigningKey(options.directory);
    const { kty, crv, x, kid } = jwk;
    const key = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
    return new DevIssuer(options, key, { kty, crv, x, kid, use: 'sig', alg: 'EdDSA' });
  }

  /** An access token for an account, as RFC 9068 lays it out. Whether the account exists is for its reader to find out. */
  async issue(subject: string): Promise<DevToken> {
    const { issuer, audience, clock } = this.options;
    const now = Math.floor(clock.now().epochMilliseconds / 1000);
    const accessToken = await new SignJWT({ client_id: 'development' })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: this.publicKey.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME_SECONDS)
      .setJti(newId())
      .sign(this.key);
    return { accessToken, expiresInSeconds: LIFETIME_SECONDS };
  }

  get jwks(): JSONWebKeySet {
    return { keys: [this.publicKey] };
  }

  /** The issuer as the verifier knows it: by its key in this process, with no request to itself. */
  get trusted(): TrustedIssuer {
    return {
      issuer: this.options.issuer,
      audience: this.options.audience,
      keys: { jwks: this.jwks },
      algorithms: ['EdDSA'],
      tokenType: 'at+jwt',
      requiredClaims: ['jti'],
      maxTokenAgeSeconds: LIFETIME_SECONDS,
    };
  }
}

/** A token for an account without starting a server: for the command line and for tests. Same conditions as `open`. */
export async function issueDevToken(subject: string, options: DevIssuerOptions): Promise<string> {
  const { accessToken } = await (await DevIssuer.open(options)).issue(subject);
  return accessToken;
}
