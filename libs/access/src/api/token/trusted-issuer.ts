import { ConfigProblem } from '#platform';
import type { JSONWebKeySet } from 'jose';

/** Signatures made with a private key only. A shared secret (HS256 and its kin) is never accepted. */
export const SIGNING_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

export type SigningAlgorithm = (typeof SIGNING_ALGORITHMS)[number];

/** A sign-in service whose access tokens are believed, and what such a token must look like. */
export interface TrustedIssuer {
  /** How the service names itself in its tokens, to the letter. */
  readonly issuer: string;
  /** How the service names this API in its tokens, to the letter. */
  readonly audience: string;
  /** Where its public keys are: at an address, or in this process. */
  readonly keys: { readonly jwksUri: string } | { readonly jwks: JSONWebKeySet };
  readonly algorithms: readonly SigningAlgorithm[];
  /** The `typ` of its access tokens: `at+jwt` (RFC 9068), or the plain `JWT` of services that know no other. */
  readonly tokenType: 'at+jwt' | 'JWT';
  /** Claims that must be present besides `sub`, `exp` and `iat`. */
  readonly requiredClaims: readonly string[];
  readonly maxTokenAgeSeconds: number;
}

const DEFAULTS = {
  algorithms: ['RS256'],
  tokenType: 'at+jwt',
  requiredClaims: ['jti'],
  maxTokenAgeMinutes: 10,
} as const;

const KNOWN = ['issuer', 'audience', 'jwksUri', ...Object.keys(DEFAULTS)];

/**
 * Reads `OIDC_ISSUERS`: a JSON list of objects with `issuer`, `audience` and `jwksUri`, and optionally `algorithms`
 * (default RS256), `tokenType` (default at+jwt), `requiredClaims` (default jti) and `maxTokenAgeMinutes` (default 10).
 * Throws a ConfigProblem, one plain line, on the first thing that is wrong.
 */
export function readTrustedIssuers(json: string): readonly TrustedIssuer[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch {
    throw problem('is not readable JSON');
  }
  if (!Array.isArray(list)) throw problem('is not a list: write [ … ] around its entries');
  return list.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) throw problem('holds an entry that is not an object');
    return readIssuer({ ...entry });
  });
}

function readIssuer(entry: Record<string, unknown>): TrustedIssuer {
  const stranger = Object.keys(entry).find((key) => !KNOWN.includes(key));
  if (stranger !== undefined) throw problem(`holds "${stranger}", which is not one of ${KNOWN.join(', ')}`);
  return {
    issuer: text(entry, 'issuer'),
    audience: text(entry, 'audience'),
    keys: { jwksUri: address(entry, 'jwksUri') },
    algorithms: algorithms(entry.algorithms ?? DEFAULTS.algorithms),
    tokenType: tokenType(entry.tokenType ?? DEFAULTS.tokenType),
    requiredClaims: requiredClaims(entry),
    maxTokenAgeSeconds: 60 * minutes(entry.maxTokenAgeMinutes ?? DEFAULTS.maxTokenAgeMinutes),
  };
}

function text(entry: Record<string, unknown>, name: string): string {
  const value = entry[name];
  if (typeof value !== 'string' || value.trim() === '') throw problem(`holds an entry without "${name}"`);
  return value;
}

/** Keys that came over an open line could be anybody's, so http is for this machine only. */
function address(entry: Record<string, unknown>, name: string): string {
  const value = text(entry, name);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const local = url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url?.protocol !== 'https:' && !local) throw problem(`holds a "${name}" that is not an https address`);
  return value;
}

function algorithms(value: unknown): readonly SigningAlgorithm[] {
  if (!isList(value) || value.length === 0) throw problem('holds "algorithms" that are not a list of names');
  const unknown = value.find((name) => !SIGNING_ALGORITHMS.includes(name as SigningAlgorithm));
  if (unknown !== undefined) {
    throw problem(`holds the algorithm "${unknown}"; only ${SIGNING_ALGORITHMS.join(', ')} can be trusted`);
  }
  return value as SigningAlgorithm[];
}

function tokenType(value: unknown): TrustedIssuer['tokenType'] {
  if (value !== 'at+jwt' && value !== 'JWT')
    throw problem('holds a "tokenType" that is neither at+jwt nor JWT');
  return value;
}

/** A plain JWT may just as well be an ID token, so the entry has to say by which claims its access tokens are known. */
function requiredClaims(entry: Record<string, unknown>): readonly string[] {
  if (entry.tokenType === 'JWT' && entry.requiredClaims === undefined) {
    throw problem(
      'holds tokenType JWT without "requiredClaims": name a claim that ID tokens do not have, such as scp',
    );
  }
  const value = entry.requiredClaims ?? DEFAULTS.requiredClaims;
  if (!isList(value) || value.length === 0)
    throw problem('holds "requiredClaims" that are not a list of names');
  return value;
}

function minutes(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0 && value <= 1440)) {
    throw problem('holds "maxTokenAgeMinutes" that is not a number from 1 to 1440');
  }
  return value;
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}

function problem(what: string): ConfigProblem {
  return new ConfigProblem(`OIDC_ISSUERS ${what}. See docs/how-to/run-in-production.md.`);
}
