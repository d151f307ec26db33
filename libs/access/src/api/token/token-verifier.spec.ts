import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, CompactEncrypt, exportSPKI, importJWK, SignJWT, type CryptoKey } from 'jose';
import { NOW, NOW_SECONDS, testKey, TestIdp, type TestKey } from './test-idp.js';
import { TokenVerifier } from './token-verifier.js';

let idp: TestIdp;
let other: TestIdp;
let attacker: TestKey;
let verifier: TokenVerifier;

beforeAll(async () => {
  [idp, other] = [await TestIdp.start(), await TestIdp.start()];
  attacker = await testKey('first');
  verifier = new TokenVerifier([idp.trusted, other.trusted], NOW);
});

afterAll(async () => {
  await idp.close();
  await other.close();
});

const encode = (value: unknown) => base64url.encode(JSON.stringify(value));
const unsigned = (header: object, claims: object) => `${encode(header)}.${encode(claims)}`;
const parts = (token: string) => token.split('.') as [string, string, string];

async function withSharedSecret(secret: string): Promise<string> {
  return new SignJWT(idp.claims())
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'first' })
    .sign(new TextEncoder().encode(secret));
}

async function publicPem(): Promise<string> {
  return exportSPKI((await importJWK(idp.key.publicJwk, 'RS256', { extractable: true })) as CryptoKey);
}

/** Signed by the issuer's own key, whatever is signed: jose would refuse to make most of these. */
async function signedAnyway(payload: string, header: object = {}): Promise<string> {
  const signed = `${encode({ alg: 'RS256', typ: 'at+jwt', kid: 'first', ...header })}.${payload}`;
  const bytes = new TextEncoder().encode(signed);
  const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', idp.key.privateKey, bytes);
  return `${signed}.${base64url.encode(new Uint8Array(signature))}`;
}

async function withFlippedBit(): Promise<string> {
  const [header, claims, signature] = parts(await idp.token());
  const bytes = base64url.decode(signature);
  bytes[20] = (bytes[20] as number) ^ 1;
  return `${header}.${claims}.${base64url.encode(bytes)}`;
}

async function withAnotherAlgorithm(alg: 'PS256' | 'ES256'): Promise<string> {
  const { privateKey } = await testKey('first', alg);
  return idp.token({}, { alg }, { privateKey, publicJwk: idp.key.publicJwk });
}

async function encrypted(): Promise<string> {
  const key = await importJWK(idp.key.publicJwk, 'RSA-OAEP');
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(idp.claims())))
    .setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: 'first' })
    .encrypt(key);
}

/** The attacker signs, and tells the reader where to find the key that fits. */
async function withKeyPointer(pointer: object): Promise<string> {
  return idp.token({}, { ...pointer }, attacker);
}

const SIGNATURE = /signature verification failed/;
const KEY = /no applicable key/;
const FORM = /not a signed JWT/;
const ALGORITHM = /"alg" .* not allowed/;

type Forgery = [what: string, token: () => Promise<string> | string, reason: RegExp];

const forgeries: Forgery[] = [
  // Signatures that are none, or not the issuer's.
  ['algorithm none, no signature', () => `${unsigned({ alg: 'none', typ: 'at+jwt' }, idp.claims())}.`, FORM],
  [
    'algorithm none, a signature left over',
    () => `${unsigned({ alg: 'none' }, idp.claims())}.c2ln`,
    ALGORITHM,
  ],
  ['algorithm nOnE', () => `${unsigned({ alg: 'nOnE', typ: 'at+jwt' }, idp.claims())}.c2ln`, ALGORITHM],
  ['no algorithm', () => `${unsigned({ typ: 'at+jwt' }, idp.claims())}.c2ln`, /"alg" .* missing/],
  ['the public key (PEM) as a shared secret', async () => withSharedSecret(await publicPem()), ALGORITHM],
  ['the public key (JWK) as a shared secret', () => withSharedSecret(encode(idp.key.publicJwk)), ALGORITHM],
  [
    'the signature stripped',
    async () =>
      `${parts(await idp.token())
        .slice(0, 2)
        .join('.')}.`,
    FORM,
  ],
  [
    'the signature left out with its dot',
    async () =>
      parts(await idp.token())
        .slice(0, 2)
        .join('.'),
    FORM,
  ],
  ['one bit of the signature flipped', () => withFlippedBit(), SIGNATURE],
  [
    "another person's claims under the signature",
    async () => {
      const [header, , signature] = parts(await idp.token());
      return `${header}.${encode(idp.claims({ sub: 'someone else' }))}.${signature}`;
    },
    SIGNATURE,
  ],
  ['a key of the attacker under the known key id', () => idp.token({}, {}, attacker), SIGNATURE],
  ["another trusted issuer's key", () => idp.token({}, {}, other.key), SIGNATURE],
  ['RSA-PSS where only RSA PKCS 1 is allowed', () => withAnotherAlgorithm('PS256'), ALGORITHM],
  ['an elliptic curve where only RSA is allowed', () => withAnotherAlgorithm('ES256'), ALGORITHM],

  // Headers that say where to find another key, or which.
  ['a key inside the token (jwk)', () => withKeyPointer({ jwk: attacker.publicJwk }), SIGNATURE],
  ['an address of keys (jku)', () => withKeyPointer({ jku: `${other.issuer}/jwks` }), SIGNATURE],
  ['an address of a certificate (x5u)', () => withKeyPointer({ x5u: `${other.issuer}/cert` }), SIGNATURE],
  ['a certificate inside the token (x5c)', () => withKeyPointer({ x5c: ['MIIB'] }), SIGNATURE],
  ['a key id that climbs out of a folder', () => withKeyPointer({ kid: '../../../../dev/null' }), KEY],
  ['a key id with SQL in it', () => withKeyPointer({ kid: "x' union select 'key' --" }), KEY],
  ['an unknown key id', () => withKeyPointer({ kid: 'unheard-of' }), KEY],
  [
    'an extension that must be understood (crit)',
    () => signedAnyway(encode(idp.claims()), { crit: ['seal'], seal: 1 }),
    /"seal" is not recognized/,
  ],
  [
    'claims that are not encoded (b64)',
    () => signedAnyway(encode(idp.claims()), { b64: false, crit: ['b64'] }),
    /unencoded payload/,
  ],

  // Tokens for somebody else, or for something else.
  ['another issuer', () => idp.token({ iss: 'https://login.example.org' }), /issuer is not trusted/],
  ['no issuer', () => idp.token({ iss: undefined }), /issuer is not trusted/],
  ['the issuer with an ending', () => idp.token({ iss: `${idp.issuer}/` }), /issuer is not trusted/],
  ['the issuer in a list', () => idp.token({ iss: [idp.issuer] }), /"iss"/],
  ['another audience', () => idp.token({ aud: 'another-api' }), /"aud"/],
  ['no audience', () => idp.token({ aud: undefined }), /"aud"/],
  ['the audience with an ending', () => idp.token({ aud: 'community-send-budget-test' }), /"aud"/],
  ['a list of other audiences', () => idp.token({ aud: ['another-api', 'a-third'] }), /"aud"/],
  ['an ID token', () => idp.token({ nonce: 'n' }, { typ: 'JWT' }), /"typ"/],
  ['an ID token that calls itself an access token', () => idp.token({ nonce: 'n' }), /ID token/],
  ['no type', () => idp.token({}, { typ: undefined }), /"typ"/],

  // The wrong time.
  ['expired six seconds ago', () => idp.token({ exp: NOW_SECONDS - 6 }), /"exp"/],
  ['no expiry', () => idp.token({ exp: undefined }), /"exp"/],
  ['an expiry that is text', () => idp.token({ exp: '9999999999' }), /"exp"/],
  ['not valid before in six seconds', () => idp.token({ nbf: NOW_SECONDS + 6 }), /"nbf"/],
  ['issued in six seconds', () => idp.token({ iat: NOW_SECONDS + 6 }), /"iat"/],
  ['issued more than ten minutes ago', () => idp.token({ iat: NOW_SECONDS - 606 }), /"iat"/],
  ['no time of issue', () => idp.token({ iat: undefined }), /"iat"/],

  // Nobody to speak of.
  ['no subject', () => idp.token({ sub: undefined }), /"sub"/],
  ['a subject that is a number', () => idp.token({ sub: 7 }), /subject is not text/],
  ['an empty subject', () => idp.token({ sub: '' }), /subject is not usable/],
  ['a subject with a NUL character', () => idp.token({ sub: 'ada\0' }), /subject is not usable/],
  ['a subject of 256 characters', () => idp.token({ sub: 'a'.repeat(256) }), /subject is not usable/],
  ['no token id', () => idp.token({ jti: undefined }), /"jti"/],

  // Not a token at all.
  ['nothing', () => '', FORM],
  ['two words', () => 'not a token', FORM],
  ['an encrypted token', () => encrypted(), FORM],
  ['100 kB', () => idp.token({ padding: 'x'.repeat(100_000) }), /too long/],
  [
    'claims that are not JSON',
    () => signedAnyway(base64url.encode('ada')),
    /as JSON|JSON object|Invalid JWT/,
  ],
  ['claims that are a list', () => signedAnyway(encode([1])), /as JSON|JSON object|Invalid JWT/],
];

describe('an access token', () => {
  it('of a trusted issuer is believed, and says whose account it is', async () => {
    expect(await verifier.verify(await idp.token())).toEqual({
      ok: true,
      value: { issuer: idp.issuer, subject: 'ada' },
    });
  });

  it.each([
    ['with an audience among several', { aud: ['another-api', 'community-send-budget'] }],
    ['expired five seconds ago at most', { exp: NOW_SECONDS - 4 }],
    ['issued five seconds ahead at most', { iat: NOW_SECONDS + 5, nbf: NOW_SECONDS + 5 }],
    ['issued ten minutes ago', { iat: NOW_SECONDS - 600 }],
    ['with the longest subject', { sub: 'a'.repeat(255) }],
  ])('is believed %s', async (_, claims) => {
    expect(await verifier.verify(await idp.token(claims))).toMatchObject({ ok: true });
  });

  it.each(forgeries)('is not believed: %s', async (_, token, reason) => {
    const checked = await verifier.verify(await token());
    expect(checked).toEqual({ ok: false, error: expect.stringMatching(reason) });
  });

  it('is not believed when nobody is trusted', async () => {
    const nobody = new TokenVerifier([], NOW);
    expect(await nobody.verify(await idp.token())).toMatchObject({ ok: false });
  });

  it('makes no request to an address it names', async () => {
    const seen = other.requests;
    await verifier.verify(await withKeyPointer({ jku: `${other.issuer}/jwks` }));
    await verifier.verify(await withKeyPointer({ x5u: `${other.issuer}/cert` }));
    expect(other.requests).toBe(seen);
  });
});

describe('the rules of one issuer', () => {
  it('may allow another algorithm', async () => {
    const key = await testKey('curve', 'ES256');
    const trusted = {
      ...idp.trusted,
      algorithms: ['ES256'] as const,
      keys: { jwks: { keys: [key.publicJwk] } },
    };
    const token = await idp.token({}, { alg: 'ES256' }, key);
    expect(await new TokenVerifier([trusted], NOW).verify(token)).toMatchObject({ ok: true });
  });

  it('may take plain JWTs that carry the claim by which its access tokens are known', async () => {
    const plain = { ...idp.trusted, tokenType: 'JWT' as const, requiredClaims: ['scp'] };
    const lenient = new TokenVerifier([plain], NOW);
    const accessToken = await idp.token({ scp: 'use', jti: undefined }, { typ: 'JWT' });
    expect(await lenient.verify(accessToken)).toMatchObject({ ok: true });
    expect(await lenient.verify(await idp.token({}, { typ: 'JWT' }))).toMatchObject({ ok: false });
    expect(await lenient.verify(await idp.token({ scp: 'use' }))).toMatchObject({ ok: false });
  });

  it('hold once: the same issuer twice is a mistake in the set-up', () => {
    expect(() => new TokenVerifier([idp.trusted, idp.trusted], NOW)).toThrow('is configured twice');
  });
});
