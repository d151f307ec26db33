import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, pence, plainDate } from '#kernel';
import { postJournals, statementPage } from '#ledger';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
const world = (amount: bigint) => new LedgerWorld(database.unitOfWork).withPot(amount);

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY');
});
afterAll(() => database.close());

describe('posting', () => {
  it('moves money between the stages of a pot and gives the balances after it', async () => {
    const ledger = await world(10_000n);
    const posted = await ledger.commit(2_500n);
    expect(posted).toMatchObject({
      ok: true,
      value: {
        replayed: false,
        balances: [
          { kind: 'AVAILABLE', pence: 7_500n },
          { kind: 'COMMITTED', pence: 2_500n },
        ],
      },
    });
  });

  it('follows a promise to its payment and back', async () => {
    const ledger = await world(10_000n);
    const award = newId();
    await ledger.commit(6_000n, award);
    await ledger.move('FALL_DUE', 2_000n, award);
    await ledger.move('PAY', 2_000n, award);
    await ledger.move('RELEASE', 4_000n, award);
    await ledger.move('RECOVERY_AGREED', 500n, award);
    await ledger.move('RECOVERY_RECEIVED', 500n, award);
    expect(await ledger.balances()).toEqual({
      FUND: -10_000n,
      AVAILABLE: 8_500n,
      RESERVE: 0n,
      COMMITTED: 0n,
      PAYABLE: 0n,
      PAID: 1_500n,
      RECOVERABLE: 0n,
      RETURNED: 0n,
      DEFICIT: 0n,
    });
  });

  it('refuses more than is available, with the numbers, and writes nothing', async () => {
    const ledger = await world(1_000n);
    expect(await ledger.commit(1_001n)).toEqual({
      ok: false,
      error: {
        outcome: 'INSUFFICIENT_FUNDS',
        pot: ledger.pot,
        kind: 'AVAILABLE',
        balance: 1_000n,
        floor: 0n,
        wanted: 1_001n,
      },
    });
    expect(await ledger.available()).toBe(1_000n);
  });

  it('takes all of what is available', async () => {
    const ledger = await world(1_000n);
    expect((await ledger.commit(1_000n)).ok).toBe(true);
    expect(await ledger.available()).toBe(0n);
  });

  it('judges the transfers of one journal together: two that fit alone and not together are refused together', async () => {
    const ledger = await world(1_000n);
    const transfers = [600n, 600n].map((amount) => ({
      movement: 'COMMIT' as const,
      pot: ledger.pot,
      amount: pence(amount),
      commitment: newId(),
    }));
    expect(await ledger.post({ transfers })).toMatchObject({
      ok: false,
      error: { outcome: 'INSUFFICIENT_FUNDS', wanted: 1_200n },
    });
    expect(await ledger.available()).toBe(1_000n);
  });

  it('gives each journal of a batch its own verdict', async () => {
    const ledger = await world(1_000n);
    const journals = [700n, 700n, 300n].map((amount) => ({
      id: newId(),
      effectiveOn: ledger.today,
      cause: 'TEST',
      causeId: newId(),
      transfers: [
        { movement: 'COMMIT' as const, pot: ledger.pot, amount: pence(amount), commitment: newId() },
      ],
    }));
    const verdicts = await ledger.unitOfWork.write(ledger.scope, async (tx) => ({
      ok: true as const,
      value: await postJournals(tx, ledger.scope, journals),
    }));
    expect(verdicts.ok && verdicts.value.map((verdict) => verdict.ok)).toEqual([true, false, true]);
    expect(await ledger.available()).toBe(0n);
  });

  it('never lets more of a promise be paid than was promised', async () => {
    const ledger = await world(10_000n);
    const [mine, another] = [newId(), newId()];
    await ledger.commit(1_000n, mine);
    await ledger.commit(5_000n, another);
    expect(await ledger.move('FALL_DUE', 1_001n, mine)).toMatchObject({
      ok: false,
      error: { outcome: 'COMMITMENT_EXCEEDED', commitment: mine, committed: 1_000n },
    });
  });

  it('refuses a day outside the financial year', async () => {
    const ledger = await world(1_000n);
    const transfers = [
      { movement: 'COMMIT' as const, pot: ledger.pot, amount: pence(1n), commitment: newId() },
    ];
    expect(await ledger.post({ effectiveOn: plainDate('2027-04-01'), transfers })).toMatchObject({
      ok: false,
      error: { outcome: 'PERIOD_CLOSED', period: '2026-27', state: 'OPEN' },
    });
    expect((await ledger.post({ effectiveOn: plainDate('2027-03-31'), transfers })).ok).toBe(true);
  });
});

describe('posting the same journal again', () => {
  it('gives the first verdict and moves nothing', async () => {
    const ledger = await world(1_000n);
    const journal = {
      id: newId(),
      causeId: newId(),
      transfers: [{ movement: 'COMMIT' as const, pot: ledger.pot, amount: pence(400n), commitment: newId() }],
    };
    const first = await ledger.post(journal);
    await ledger.commit(100n);
    const second = await ledger.post(journal);
    expect(second).toEqual({ ok: true, value: { ...(first.ok && first.value), replayed: true } });
    expect(await ledger.available()).toBe(500n);
  });

  it('is refused where it says something else', async () => {
    const ledger = await world(1_000n);
    const id = newId();
    const of = (amount: bigint) => [
      { movement: 'COMMIT' as const, pot: ledger.pot, amount: pence(amount), commitment: ledger.holderId },
    ];
    await ledger.post({ id, transfers: of(400n) });
    expect(await ledger.post({ id, transfers: of(401n) })).toEqual({
      ok: false,
      error: { outcome: 'IDEMPOTENCY_MISMATCH', journal: id },
    });
  });
});

describe('reversal', () => {
  it('runs a transfer backwards, in parts, up to what was posted', async () => {
    const ledger = await world(1_000n);
    const committed = await ledger.commit(600n);
    const journal = committed.ok ? committed.value.journal : '';
    const reverse = (amount: bigint) =>
      ledger.post({ transfers: [{ reverses: { journal, number: 1 }, amount: pence(amount) }] });
    expect((await reverse(250n)).ok).toBe(true);
    expect(await reverse(351n)).toEqual({
      ok: false,
      error: { outcome: 'ALREADY_REVERSED', amount: 600n, reversed: 250n, asked: 351n },
    });
    expect((await reverse(350n)).ok).toBe(true);
    expect(await ledger.available()).toBe(1_000n);
  });

  it('is not itself reversed', async () => {
    const ledger = await world(1_000n);
    const committed = await ledger.commit(600n);
    const journal = committed.ok ? committed.value.journal : '';
    const reversal = await ledger.post({
      transfers: [{ reverses: { journal, number: 1 }, amount: pence(600n) }],
    });
    const again = { journal: reversal.ok ? reversal.value.journal : '', number: 1 };
    await expect(ledger.post({ transfers: [{ reverses: again, amount: pence(1n) }] })).rejects.toThrow(
      'NOT_REVERSIBLE',
    );
  });

  it('happens once when asked for many times at once', async () => {
    const ledger = await world(1_000n);
    const committed = await ledger.commit(600n);
    const journal = committed.ok ? committed.value.journal : '';
    const attempts = Array.from({ length: 12 }, () =>
      ledger.post({ transfers: [{ reverses: { journal, number: 1 }, amount: pence(600n) }] }),
    );
    const done = await Promise.all(attempts);
    expect(done.filter((attempt) => attempt.ok)).toHaveLength(1);
    expect(await ledger.available()).toBe(1_000n);
  });
});

describe('a closed year', () => {
  const setState = (ledger: LedgerWorld, state: string) =>
    database.owner.query(
      `select ledger.set_period_state($1, (select id from ledger.period where authority_id = $1 and label = '2026-27'), $2)`,
      [ledger.authorityId, state],
    );

  it('takes nothing, and a softly closed one only what was promised before', async () => {
    const ledger = await world(1_000n);
    const award = newId();
    await ledger.commit(500n, award);
    await setState(ledger, 'SOFT_CLOSED');
    expect(await ledger.commit(1n)).toMatchObject({
      ok: false,
      error: { outcome: 'PERIOD_CLOSED', state: 'SOFT_CLOSED' },
    });
    expect((await ledger.move('FALL_DUE', 500n, award)).ok).toBe(true);
    await setState(ledger, 'CLOSED');
    expect(await ledger.move('PAY', 500n, award)).toMatchObject({
      ok: false,
      error: { outcome: 'PERIOD_CLOSED', state: 'CLOSED' },
    });
  });
});

describe('looking back', () => {
  it('tells the balance at any past instant', async () => {
    const ledger = await world(1_000n);
    const first = await ledger.commit(100n);
    const second = await ledger.commit(200n);
    const at = (posted: typeof first) => (posted.ok ? posted.value.postedAt : '');
    expect((await ledger.balances(at(first))).AVAILABLE).toBe(900n);
    expect((await ledger.balances(at(second))).AVAILABLE).toBe(700n);
    expect((await ledger.balances('2020-01-01T00:00:00Z')).AVAILABLE).toBe(0n);
  });

  it('reads a statement backwards, page by page, each line with what was left after it', async () => {
    const ledger = await world(1_000n);
    for (const amount of [10n, 20n, 30n]) await ledger.commit(amount);
    const page = (before?: bigint) =>
      ledger.unitOfWork.read(ledger.scope, (tx) =>
        statementPage(tx, ledger.scope, { potId: ledger.pot, kind: 'AVAILABLE', first: 2, before }),
      );
    const newest = await page();
    expect(newest.map((line) => [line.version, line.amount, line.balanceAfter])).toEqual([
      [4n, -30n, 940n],
      [3n, -20n, 970n],
    ]);
    const older = await page(newest[1]?.version);
    expect(older.map((line) => [line.version, line.movement, line.balanceAfter])).toEqual([
      [2n, 'COMMIT', 990n],
      [1n, 'BUDGET_LOAD', 1_000n],
    ]);
  });
});

describe('another holder', () => {
  it('sees no pot that is not its own, and posting to it reads as if there were none', async () => {
    const ledger = await world(1_000n);
    const stranger = { ...ledger.scope, personId: newId(), communityIds: [newId()] };
    const seen = await database.unitOfWork.read(stranger, (tx) =>
      statementPage(tx, stranger, { potId: ledger.pot, kind: 'AVAILABLE', first: 10 }),
    );
    expect(seen).toEqual([]);
    const transfers = [
      { movement: 'COMMIT' as const, pot: ledger.pot, amount: pence(1n), commitment: newId() },
    ];
    await expect(ledger.post({ transfers }, stranger)).rejects.toThrow('UNKNOWN_POT');
    const unknown = [{ movement: 'COMMIT' as const, pot: newId(), amount: pence(1n), commitment: newId() }];
    await expect(ledger.post({ transfers: unknown }, stranger)).rejects.toThrow('UNKNOWN_POT');
  });
});
