import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { KeysUnavailable } from './issuer-keys.js';
import { NOW, TestIdp, type Behaviour } from './test-idp.js';
import { TokenVerifier } from './token-verifier.js';

const START = Date.parse('2026-11-23T10:00:00Z');
const MINUTE = 60_000;

let idp: TestIdp;
let verifier: TokenVerifier;

/** The wall clock is moved by hand; timers and sockets run as ever. */
beforeEach(async () => {
  jest.useFakeTimers({
    now: START,
    doNotFake: [
      'nextTick',
      'setImmediate',
      'clearImmediate',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'queueMicrotask',
      'performance',
      'hrtime',
    ],
  });
  Logger.overrideLogger(false);
  idp = await TestIdp.start();
  verifier = new TokenVerifier([idp.trusted], NOW);
});

afterEach(async () => {
  jest.useRealTimers();
  await idp.close();
});

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
const believed = async () => (await verifier.verify(await idp.token())).ok;

async function withInventedKey(kid: string): Promise<string> {
  return idp.token({}, { kid });
}

describe('the keys of an issuer', () => {
  it('are fetched once for any number of tokens at once', async () => {
    const checked = await Promise.all(Array.from({ length: 20 }, believed));
    expect(checked).toEqual(Array(20).fill(true));
    expect(idp.requests).toBe(1);
  });

  it('may change while the service runs', async () => {
    expect(await believed()).toBe(true);
    later(6_000);
    await idp.rotate('second');
    expect(await believed()).toBe(true);
    expect(idp.requests).toBe(2);
  });

  it('lose their force within ten minutes once the issuer takes them back', async () => {
    const old = await idp.token();
    expect((await verifier.verify(old)).ok).toBe(true);
    await idp.rotate('second');
    later(10 * MINUTE + 1);
    expect((await verifier.verify(old)).ok).toBe(false);
  });

  it('are not asked for by 500 tokens with invented key ids', async () => {
    for (let n = 0; n < 500; n += 1) {
      expect((await verifier.verify(await withInventedKey(`invented-${n}`))).ok).toBe(false);
    }
    expect(idp.requests).toBe(1);
  });

  it('are asked for once every five seconds at most, however many key ids are invented', async () => {
    for (let second = 0; second < 60; second += 1) {
      await verifier.verify(await withInventedKey(`invented-${second}`));
      later(1_000);
    }
    expect(idp.requests).toBe(12);
  });
});

describe('an issuer that fails', () => {
  const failures: Behaviour[] = ['error', 'html'];

  it.each(failures)(
    '(%s) at the start leaves it open who is asking, and is not asked again at once',
    async (failure) => {
      idp.behaviour = failure;
      await expect(believed()).rejects.toThrow(KeysUnavailable);
      await expect(believed()).rejects.toThrow(KeysUnavailable);
      expect(idp.requests).toBe(1);
    },
  );

  it.each(failures)('(%s) is believed by the keys it had, for an hour', async (failure) => {
    expect(await believed()).toBe(true);
    idp.behaviour = failure;
    later(59 * MINUTE);
    expect(await believed()).toBe(true);
    later(2 * MINUTE);
    await expect(believed()).rejects.toThrow(KeysUnavailable);
  });

  it('is believed again as soon as it recovers', async () => {
    idp.behaviour = 'error';
    await expect(believed()).rejects.toThrow(KeysUnavailable);
    idp.behaviour = 'well';
    later(5_000);
    expect(await believed()).toBe(true);
  });

  it('by keeping silent holds a request up for two seconds, and only the first', async () => {
    idp.behaviour = 'silent';
    const start = performance.now();
    await expect(believed()).rejects.toThrow(KeysUnavailable);
    await expect(believed()).rejects.toThrow(KeysUnavailable);
    expect(performance.now() - start).toBeLessThan(3_900);
    expect(idp.requests).toBe(1);
  });
});
