import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, ok, pence, type Result } from '#kernel';
import { postJournal, postJournals, type Journal } from '#ledger';
import { statement, type DatabaseScope } from '#platform';
import { LedgerWorld } from '../support/ledger-world.js';
import { TestDatabase } from '../support/test-database.js';

const COMMUNITIES = 53;
const TRANSFERS = 500;

/** Rows that this session has fetched from any table: a plan that walks over a table cannot hide them. */
const rowsFetched = statement<{ rows: string }>(
  'test.rows_fetched',
  `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::text as rows from pg_stat_xact_user_tables`,
);

let database: TestDatabase;
let ledger: LedgerWorld;
let whole: DatabaseScope;

beforeAll(async () => {
  database = await TestDatabase.open('EMPTY', { poolSize: 1 });
  ledger = await new LedgerWorld(database.unitOfWork).withPot(1_000_000n);
});
afterAll(() => database.close());

const journal = (transfers: Journal['transfers']): Journal => ({
  id: newId(),
  effectiveOn: ledger.today,
  cause: 'TEST',
  causeId: newId(),
  transfers,
});
const move = (movement: 'COMMIT' | 'FALL_DUE' | 'PAY', commitment: string, pot = ledger.pot) => ({
  movement,
  pot,
  amount: pence(100n),
  commitment,
});

/** The rows one posting fetches, on a connection whose plans were made when the ledger was as good as empty. */
async function costOf(scope: DatabaseScope, posted: Journal): Promise<number> {
  const done: Result<number, unknown> = await database.unitOfWork.write(scope, async (tx) => {
    const { rows: before } = await tx.only(rowsFetched);
    const verdict = await postJournal(tx, scope, posted);
    const { rows: after } = await tx.only(rowsFetched);
    return verdict.ok ? ok(Number(after) - Number(before)) : verdict;
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

/** What a promise, its payment, and taking another promise back cost. */
async function costs(scope: DatabaseScope): Promise<Record<string, number>> {
  const [kept, withdrawn] = [newId(), newId()];
  const promise = await costOf(scope, journal([move('COMMIT', kept)]));
  const due = await costOf(scope, journal([move('FALL_DUE', kept)]));
  const paid = await costOf(scope, journal([move('PAY', kept)]));
  const mistake = journal([move('COMMIT', withdrawn)]);
  await costOf(scope, mistake);
  const reversal = { reverses: { journal: mistake.id, number: 1 }, amount: pence(100n) };
  return { promise, due, paid, reversal: await costOf(scope, journal([reversal])) };
}

/** Many communities with a pot each, all in one scope, and promises from all of them. */
async function grow(): Promise<void> {
  const others: LedgerWorld[] = [];
  for (let count = 1; count < COMMUNITIES; count += 1) {
    others.push(await new LedgerWorld(database.unitOfWork, ledger.scope.authorityId).withPot(1_000_000n));
  }
  const pots = [ledger, ...others];
  whole = { ...ledger.scope, communityIds: pots.map(({ holderId }) => holderId) };
  const promises = Array.from({ length: TRANSFERS }, (_, at) =>
    journal([move('COMMIT', newId(), pots[at % pots.length]!.pot)]),
  );
  await database.unitOfWork.write(whole, async (tx) => {
    const verdicts = await postJournals(tx, whole, promises);
    return verdicts.find((verdict) => !verdict.ok) ?? ok(undefined);
  });
}

describe('a posting', () => {
  it('reads no more rows in a long ledger of many communities than in a short one of one', async () => {
    await costs(ledger.scope);
    const inShort = await costs(ledger.scope);
    await grow();
    expect(await costs(whole)).toEqual(inShort);
    expect(Math.min(...Object.values(inShort))).toBeGreaterThan(5);
  });
});
