import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ok, pence } from '#kernel';
import { movePeriod } from '#ledger';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

const POSTERS = 64;

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY', { poolSize: 40 });
});
afterAll(() => database.close());

async function closes(ledger: LedgerWorld, to: 'SOFT_CLOSED' | 'CLOSED'): Promise<void> {
  const outcome = await ledger.unitOfWork.write(ledger.scope, (tx) =>
    movePeriod(tx, ledger.scope, ledger.year.label, to),
  );
  if (!outcome.ok) throw new Error(outcome.error.outcome);
}

async function journalsOf(ledger: LedgerWorld): Promise<number> {
  const [row] = await database.auditor.query<[{ journals: number }]>(
    'select count(*)::int as journals from ledger.journal where authority_id = $1',
    [ledger.authorityId],
  );
  return row.journals;
}

/** Posts again and again until the ledger says that the period is closed: how often it was taken. */
async function postUntilClosed(post: () => ReturnType<LedgerWorld['post']>): Promise<number> {
  for (let taken = 0; ; taken += 1) {
    const posted = await post();
    if (posted.ok) continue;
    expect(posted.error.outcome).toBe('PERIOD_CLOSED');
    return taken;
  }
}

/** Closes the period once everybody is posting, and counts what the ledger holds right then. */
async function closeInTheMiddle(
  ledger: LedgerWorld,
  to: 'SOFT_CLOSED' | 'CLOSED',
  enough: number,
): Promise<number> {
  while ((await journalsOf(ledger)) < enough)
    await ledger.unitOfWork.read(ledger.scope, () => Promise.resolve());
  await closes(ledger, to);
  return journalsOf(ledger);
}

describe('64 posters against one closing period', () => {
  it('promise nothing after it is closed softly, and lose nothing of what they promised before', async () => {
    const ledger = await new LedgerWorld(database.unitOfWork).withPot(1_000_000n);
    const posters = Array.from({ length: POSTERS }, () => postUntilClosed(() => ledger.commit(7n)));
    const atTheClose = await closeInTheMiddle(ledger, 'SOFT_CLOSED', 2 * POSTERS);
    const taken = (await Promise.all(posters)).reduce((sum, each) => sum + each, 0);
    expect(taken).toBeGreaterThanOrEqual(POSTERS);
    expect(await journalsOf(ledger)).toBe(atTheClose);
    expect(atTheClose).toBe(taken + 1);
    expect(await ledger.balances()).toMatchObject({
      AVAILABLE: 1_000_000n - 7n * BigInt(taken),
      COMMITTED: 7n * BigInt(taken),
    });
  });

  it('post nothing after it is closed for good', async () => {
    const ledger = await new LedgerWorld(database.unitOfWork).withPot(0n);
    await closes(ledger, 'SOFT_CLOSED');
    const correct = () =>
      ledger.post({
        transfers: [
          { movement: 'CORRECTION_UP', pot: ledger.pot, amount: pence(3n) },
          { movement: 'RETURN', pot: ledger.pot, amount: pence(3n) },
        ],
      });
    const posters = Array.from({ length: POSTERS }, () => postUntilClosed(correct));
    const atTheClose = await closeInTheMiddle(ledger, 'CLOSED', 2 * POSTERS);
    const taken = (await Promise.all(posters)).reduce((sum, each) => sum + each, 0);
    expect(taken).toBeGreaterThanOrEqual(POSTERS);
    expect(await journalsOf(ledger)).toBe(atTheClose);
    expect(atTheClose).toBe(taken);
    expect((await ledger.balances()).RETURNED).toBe(3n * BigInt(taken));
  });

  it('cannot keep it from closing, nor can it close on money that they left', async () => {
    const ledger = await new LedgerWorld(database.unitOfWork).withPot(500n);
    await closes(ledger, 'SOFT_CLOSED');
    const outcome = await ledger.unitOfWork.write(ledger.scope, (tx) =>
      movePeriod(tx, ledger.scope, ledger.year.label, 'CLOSED'),
    );
    expect(outcome).toMatchObject({
      ok: false,
      error: { outcome: 'NOT_SETTLED', accounts: [{ potId: ledger.pot, kind: 'AVAILABLE', amount: 500n }] },
    });
    const state = await ledger.unitOfWork.write(ledger.scope, async (tx) =>
      ok(await movePeriod(tx, ledger.scope, ledger.year.label, 'SOFT_CLOSED')),
    );
    expect(state).toMatchObject({
      value: { ok: false, error: { outcome: 'WRONG_STATE', state: 'SOFT_CLOSED' } },
    });
  });
});
