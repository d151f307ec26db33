import { checkText, err, ok, type Clock, type Result } from '#kernel';
import { ConfigProblem } from '#platform';
import { decodeJwt, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { issuerKeys, KeysUnavailable } from './issuer-keys.js';
import type { TrustedIssuer } from './trusted-issuer.js';

/** The account a token speaks for. What it may do is not in the token. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

interface Trust extends TrustedIssuer {
  readonly key: JWTVerifyGetKey;
}

const CLOCK_TOLERANCE_SECONDS = 5;
/** Longer than any access token of the common sign-in services, short enough that checking one costs nothing. */
const LONGEST_TOKEN = 12_000;
/** A signed token has exactly three parts, and the signature is not empty; an encrypted one has five. */
const SIGNED_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Claims that only an ID token carries: it tells a client who signed in, and opens no API. */
const MARKS_OF_ID_TOKENS = ['nonce', 'at_hash', 'c_hash'];
/** The longest `sub` that OpenID Connect allows. */
const LONGEST_SUBJECT = 255;

/**
 * Believes access tokens of the trusted issuers (RFC 9068, checked as RFC 8725 asks): the issuer is looked up to the
 * letter, and its own keys, algorithms, audience and token type apply. Whatever the token says of where its key is to
 * be found (`jku`, `jwk`, `x5u`) is ignored.
 */
export class TokenVerifier {
  private readonly trusted = new Map<string, Trust>();

  constructor(
    issuers: readonly TrustedIssuer[],
    private readonly clock: Clock,
  ) {
    for (const trusted of issuers) {
      if (this.trusted.has(trusted.issuer)) {
        throw new ConfigProblem(
          `The sign-in service ${trusted.issuer} is configured twice. Remove one of the two.`,
        );
      }
      this.trusted.set(trusted.issuer, { ...trusted, key: issuerKeys(trusted.keys) });
    }
  }

  /** The account a token speaks for, or the reason for the log why it is not believed. Throws KeysUnavailable. */
  async verify(token: string): Promise<Result<Identity, string>> {
    if (token.length > LONGEST_TOKEN) return err('the token is too long');
    if (!SIGNED_TOKEN.test(token)) return err('the token is not a signed JWT');
    try {
      const trusted = this.trusted.get(statedIssuer(token));
      return trusted
        ? identity(await payloadOf(token, trusted, this.clock))
        : err('the issuer is not trusted');
    } catch (fault) {
      if (fault instanceof KeysUnavailable) throw fault;
      return err(fault instanceof Error ? fault.message : 'the token is malformed');
    }
  }
}

/** What the token says of itself, before it is believed: good only for choosing whose rules to check it by. */
function statedIssuer(token: string): string {
  return String(decodeJwt(token).iss);
}

async function payloadOf(token: string, trusted: Trust, clock: Clock): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, trusted.key, {
    issuer: trusted.issuer,
    audience: trusted.audience,
    algorithms: [...trusted.algorithms],
    typ: trusted.tokenType,
    requiredClaims: ['sub', 'exp', 'iat', ...trusted.requiredClaims],
    maxTokenAge: trusted.maxTokenAgeSeconds,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(clock.now().epochMilliseconds),
  });
  return payload;
}

function identity(payload: JWTPayload): Result<Identity, string> {
  const { iss, sub } = payload;
  if (MARKS_OF_ID_TOKENS.some((claim) => claim in payload)) return err('the token is an ID token');
  if (typeof iss !== 'string' || typeof sub !== 'string') return err('the subject is not text');
  if (sub === '' || !checkText(sub, { max: LONGEST_SUBJECT }).ok)
    return err('the subject is not usable text');
  return ok({ issuer: iss, subject: sub });
}
