import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigProblem } from '#platform';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { AUDIENCE, NOW, NOW_SECONDS } from '../api/token/test-idp.js';
import { TokenVerifier } from '../api/token/token-verifier.js';
import { DevIssuer, issueDevToken, type DevIssuerOptions } from './dev-issuer.js';

let folder: string;
let options: DevIssuerOptions;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dev-issuer-'));
  options = {
    directory: join(folder, 'keys'),
    issuer: 'http://127.0.0.1:4000/dev',
    audience: AUDIENCE,
    production: false,
    clock: NOW,
  };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const keyFile = () => join(options.directory, 'signing-key.json');
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

async function isBelieved(token: string): Promise<boolean> {
  const { trusted } = await DevIssuer.open(options);
  return (await new TokenVerifier([trusted], NOW).verify(token)).ok;
}

describe('a token of the development issuer', () => {
  it('is believed as any other access token, and names the account', async () => {
    const { trusted } = await DevIssuer.open(options);
    const token = await issueDevToken('chair-c01', options);
    expect(await new TokenVerifier([trusted], NOW).verify(token)).toEqual({
      ok: true,
      value: { issuer: 'http://127.0.0.1:4000/dev', subject: 'chair-c01' },
    });
  });

  it('lasts ten minutes, and no two are the same', async () => {
    const [one, other] = [await issueDevToken('ada', options), await issueDevToken('ada', options)];
    expect(decodeJwt(one)).toMatchObject({ iat: NOW_SECONDS, exp: NOW_SECONDS + 600 });
    expect(decodeJwt(one).jti).not.toBe(decodeJwt(other).jti);
  });

  it('is believed by nobody else', async () => {
    const elsewhere = await issueDevToken('ada', { ...options, directory: join(folder, 'elsewhere') });
    expect(await isBelieved(elsewhere)).toBe(false);
  });
});

describe('the signing key', () => {
  it('is kept where only its owner can read it', async () => {
    await DevIssuer.open(options);
    expect(await modeOf(keyFile())).toBe(0o600);
    expect(await modeOf(options.directory)).toBe(0o700);
    expect(await readdir(options.directory)).toEqual(['signing-key.json']);
  });

  it('is closed again if somebody has opened it up', async () => {
    await DevIssuer.open(options);
    await chmod(keyFile(), 0o644);
    await DevIssuer.open(options);
    expect(await modeOf(keyFile())).toBe(0o600);
  });

  it('is the same after a restart', async () => {
    expect(await isBelieved(await issueDevToken('ada', options))).toBe(true);
  });

  it('is one, however many programs start at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const directory = join(folder, `round-${round}`);
      const issuers = await Promise.all(
        Array.from({ length: 10 }, () => DevIssuer.open({ ...options, directory })),
      );
      expect(new Set(issuers.map(({ jwks }) => JSON.stringify(jwks))).size).toBe(1);
      expect(await readdir(directory)).toEqual(['signing-key.json']);
    }
  });

  it('is never published', async () => {
    const { jwks } = await DevIssuer.open(options);
    const stored = JSON.parse(await readFile(keyFile(), 'utf8')) as { d: string };
    expect(stored.d).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(jwks)).not.toContain(stored.d);
    expect(Object.keys(jwks.keys[0] as object).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it.each([
    ['something that is no JSON', 'ssh-ed25519 AAAA'],
    ['a key without its private half', '{"kty":"OKP","crv":"Ed25519","x":"AAAA"}'],
    ['nothing', ''],
    ['the word null', 'null'],
  ])('that turns out to be %s is reported, not replaced', async (_, content) => {
    await DevIssuer.open(options);
    await writeFile(keyFile(), content);
    await expect(DevIssuer.open(options)).rejects.toThrow(ConfigProblem);
    await expect(DevIssuer.open(options)).rejects.toThrow('Delete it');
    expect(await readFile(keyFile(), 'utf8')).toBe(content);
  });
});

describe('in production', () => {
  it('there is no development issuer, and not even a key is made', async () => {
    const production = { ...options, production: true };
    await expect(DevIssuer.open(production)).rejects.toThrow(ConfigProblem);
    await expect(issueDevToken('ada', production)).rejects.toThrow('refused in production');
    expect(await readdir(folder)).toEqual([]);
  });
});
