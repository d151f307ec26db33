import { Logger } from '@nestjs/common';
import {
  createLocalJWKSet,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
  type JWTVerifyGetKey,
} from 'jose';
import type { TrustedIssuer } from './trusted-issuer.js';

const TIMEOUT_MS = 2_000;
/** Two requests for keys are at least this far apart, so that tokens with invented key ids do not become requests. */
const COOLDOWN_MS = 5_000;
/** Keys are fetched anew after this long, so that a key its issuer takes back is not believed for ever. */
const FRESH_MS = 10 * 60_000;
/** While an issuer cannot be reached, the keys seen last go on being believed, but no longer than this. */
const STALE_MS = 60 * 60_000;

/** The keys of an issuer cannot be had: it is down, slow, or answers with something else. Says nothing of the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** Finds the key that a token names. Throws an error of jose where there is none, KeysUnavailable where nobody knows. */
export function issuerKeys(keys: TrustedIssuer['keys']): JWTVerifyGetKey {
  if ('jwks' in keys) return createLocalJWKSet(keys.jwks);
  const remote = new RemoteKeys(keys.jwksUri);
  return (header, token) => remote.keyFor(header, token);
}

/** The keys at an address. Unlike jose's own remote set it also leaves an issuer in peace that has just failed. */
class RemoteKeys {
  private readonly log = new Logger('IssuerKeys');
  private keys: ReturnType<typeof createLocalJWKSet> | undefined;
  private fetchedAt = -Infinity;
  private askedAt = -Infinity;
  private asking: Promise<boolean> | undefined;

  constructor(private readonly address: string) {}

  async keyFor(header: JWSHeaderParameters, token: FlattenedJWSInput) {
    if (Date.now() - this.fetchedAt > FRESH_MS) await this.refresh();
    try {
      return await this.known()(header, token);
    } catch (fault) {
      const rotated = fault instanceof errors.JWKSNoMatchingKey && (await this.refresh());
      if (!rotated) throw fault;
      return this.known()(header, token);
    }
  }

  private known(): ReturnType<typeof createLocalJWKSet> {
    if (!this.keys || Date.now() - this.fetchedAt > STALE_MS) {
      throw new KeysUnavailable(`The keys of the sign-in service at ${this.address} are not known.`);
    }
    return this.keys;
  }

  /** Whether the keys are newer now. All who ask while a request is under way wait for that one. */
  private refresh(): Promise<boolean> {
    if (this.asking) return this.asking;
    if (Date.now() - this.askedAt < COOLDOWN_MS) return Promise.resolve(false);
    this.askedAt = Date.now();
    this.asking = this.fetch().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async fetch(): Promise<boolean> {
    try {
      const response = await fetch(this.address, {
        headers: { accept: 'application/jwk-set+json, application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`it answered with status ${response.status}`);
      this.keys = createLocalJWKSet((await response.json()) as JSONWebKeySet);
      this.fetchedAt = Date.now();
      return true;
    } catch (fault) {
      this.log.warn(`The keys at ${this.address} could not be fetched: ${String(fault)}`);
      return false;
    }
  }
}
