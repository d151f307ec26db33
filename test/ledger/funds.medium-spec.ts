import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, ok, pence } from '#kernel';
import { openPot } from '#ledger';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
});
afterAll(() => database.close());

describe('a journal', () => {
  it('never mixes the money of two funds, and moves nothing where it would', async () => {
    const ledger = await new LedgerWorld(database.unitOfWork).withPot(1_000n);
    const other = newId();
    const pot = { id: other, holderId: ledger.holderId, fundCode: 'OTHER', year: ledger.year };
    await ledger.unitOfWork.write(ledger.scope, async (tx) => ok(await openPot(tx, ledger.scope, pot)));
    const mixed = ledger.post({
      transfers: [
        { movement: 'RETURN', pot: ledger.pot, amount: pence(5n) },
        { movement: 'BUDGET_LOAD', pot: other, amount: pence(5n) },
      ],
    });
    await expect(mixed).rejects.toThrow('MIXED_FUNDS');
    expect(await ledger.available()).toBe(1_000n);
  });
});
