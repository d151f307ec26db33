import { describe, expect, it } from '@jest/globals';
import { ConfigProblem } from '#platform';
import { readTrustedIssuers } from './trusted-issuer.js';

const GOOD = {
  issuer: 'https://login.example.org',
  audience: 'budget',
  jwksUri: 'https://login.example.org/jwks',
};

const read = (...entries: unknown[]) => readTrustedIssuers(JSON.stringify(entries));

describe('OIDC_ISSUERS', () => {
  it('needs three things of an issuer, and is strict about the rest', () => {
    expect(read(GOOD)).toEqual([
      {
        issuer: 'https://login.example.org',
        audience: 'budget',
        keys: { jwksUri: 'https://login.example.org/jwks' },
        algorithms: ['RS256'],
        tokenType: 'at+jwt',
        requiredClaims: ['jti'],
        maxTokenAgeSeconds: 600,
      },
    ]);
  });

  it('may name several issuers, each with rules of its own', () => {
    const second = {
      ...GOOD,
      issuer: 'https://other.example.org',
      algorithms: ['PS256', 'EdDSA'],
      maxTokenAgeMinutes: 90,
    };
    const third = {
      ...GOOD,
      issuer: 'https://third.example.org',
      tokenType: 'JWT',
      requiredClaims: ['scp', 'uti'],
    };
    expect(read(GOOD, second, third)).toMatchObject([
      { algorithms: ['RS256'] },
      { algorithms: ['PS256', 'EdDSA'], maxTokenAgeSeconds: 5400 },
      { tokenType: 'JWT', requiredClaims: ['scp', 'uti'] },
    ]);
  });

  it('may fetch keys over http from this machine only', () => {
    expect(read({ ...GOOD, jwksUri: 'http://127.0.0.1:8080/jwks' })).toHaveLength(1);
    expect(() => read({ ...GOOD, jwksUri: 'http://login.example.org/jwks' })).toThrow('not an https address');
  });

  it.each([
    ['no issuer', { ...GOOD, issuer: ' ' }, 'without "issuer"'],
    ['no audience', { ...GOOD, audience: undefined }, 'without "audience"'],
    ['no address of keys', { ...GOOD, jwksUri: undefined }, 'without "jwksUri"'],
    ['a file as the address of keys', { ...GOOD, jwksUri: 'file:///etc/passwd' }, 'not an https address'],
    ['a shared secret', { ...GOOD, algorithms: ['RS256', 'HS256'] }, 'the algorithm "HS256"'],
    ['no signature', { ...GOOD, algorithms: ['none'] }, 'the algorithm "none"'],
    ['an empty list of algorithms', { ...GOOD, algorithms: [] }, '"algorithms"'],
    ['one algorithm as text', { ...GOOD, algorithms: 'RS256' }, '"algorithms"'],
    ['another token type', { ...GOOD, tokenType: 'id+jwt' }, '"tokenType"'],
    [
      'plain JWTs with nothing to tell them from ID tokens',
      { ...GOOD, tokenType: 'JWT' },
      '"requiredClaims"',
    ],
    ['an empty list of claims', { ...GOOD, tokenType: 'JWT', requiredClaims: [] }, '"requiredClaims"'],
    ['claims that are not names', { ...GOOD, requiredClaims: [1] }, '"requiredClaims"'],
    ['an age of nothing', { ...GOOD, maxTokenAgeMinutes: 0 }, '"maxTokenAgeMinutes"'],
    ['an age that is text', { ...GOOD, maxTokenAgeMinutes: '10' }, '"maxTokenAgeMinutes"'],
    ['a slip of the pen', { ...GOOD, algorithm: ['PS256'] }, '"algorithm"'],
    ['no object', 'https://login.example.org', 'not an object'],
  ])('is refused with one plain line for %s', (_, entry, complaint) => {
    expect(() => read(entry)).toThrow(ConfigProblem);
    expect(() => read(entry)).toThrow(complaint);
  });

  it.each([
    ['no JSON', 'issuer=https://login.example.org', 'not readable JSON'],
    ['no list', JSON.stringify(GOOD), 'not a list'],
  ])('is refused with one plain line for %s', (_, text, complaint) => {
    expect(() => readTrustedIssuers(text)).toThrow(complaint);
  });
});
