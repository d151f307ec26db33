import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, pence } from '#kernel';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

const MOST = 1_000_000_000_000_000n;

let database: TestDatabase;
const world = (amount: bigint) => new LedgerWorld(database.unitOfWork).withPot(amount);

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
});
afterAll(() => database.close());

describe('a promise', () => {
  it('belongs to one pot: where a pot out of sight has it, nothing is written to it', async () => {
    const theirs = await world(1_000n);
    const ours = await new LedgerWorld(database.unitOfWork, theirs.authorityId).withPot(1_000n);
    const promise = newId();
    await theirs.commit(100n, promise);
    await expect(ours.commit(100n, promise)).rejects.toThrow('pk_commitment');
    expect(await ours.available()).toBe(1_000n);
    expect(await theirs.available()).toBe(900n);
  });

  it('that is made and taken back in one journal is known, with nothing left in it', async () => {
    const ledger = await world(1_000n);
    const promise = { pot: ledger.pot, amount: pence(100n), commitment: newId() };
    const there = { movement: 'COMMIT' as const, ...promise };
    const back = { movement: 'RELEASE' as const, ...promise };
    expect((await ledger.post({ transfers: [there, back] })).ok).toBe(true);
    expect(await ledger.move('FALL_DUE', 1n, promise.commitment)).toMatchObject({
      ok: false,
      error: { outcome: 'COMMITMENT_EXCEEDED', commitment: promise.commitment, committed: 0n },
    });
  });
});

describe('a balance', () => {
  it('may not pass the largest amount, not even in the middle of a journal', async () => {
    const ledger = await world(1n);
    const load = { movement: 'BUDGET_LOAD' as const, pot: ledger.pot, amount: pence(MOST - 1n) };
    const tooMuch = { ...load, amount: pence(MOST) };
    const promise = {
      movement: 'COMMIT' as const,
      pot: ledger.pot,
      amount: pence(100n),
      commitment: newId(),
    };
    await expect(ledger.post({ transfers: [tooMuch, promise] })).rejects.toThrow('AMOUNT_OUT_OF_RANGE');
    expect((await ledger.post({ transfers: [load, promise] })).ok).toBe(true);
    expect(await ledger.available()).toBe(MOST - 100n);
  });
});
