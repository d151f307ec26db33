import { FinancialYear, newId, ok, pence, systemClock, todayInLondon } from '#kernel';
import { balancesOf, openPot, postJournal } from '#ledger';
import { UnitOfWork, type DatabaseScope } from '#platform';
import type { DataSource } from 'typeorm';
import type { BenchPot } from './contender.js';

/** More than any round can give away: what is measured is giving, not refusing. */
const PLENTY = pence(1_000_000_000n);

/** An authority of its own with pots for each contender. */
export class BenchWorld {
  readonly authorityId = newId();
  readonly personId = newId();
  readonly today = todayInLondon(systemClock);

  constructor(readonly server: DataSource) {}

  scopeOf(pots: readonly BenchPot[]): DatabaseScope {
    return {
      authorityId: this.authorityId,
      personId: this.personId,
      communityIds: pots.map((pot) => pot.holderId),
      awardCommunityIds: [],
      caseCommunityIds: [],
      schoolIds: [],
    };
  }

  async openPots(count: number, amount = PLENTY): Promise<readonly BenchPot[]> {
    const pots = Array.from({ length: count }, () => ({ id: newId(), holderId: newId() }));
    const scope = this.scopeOf(pots);
    const year = FinancialYear.of(this.today);
    const unitOfWork = new UnitOfWork(this.server);
    for (const pot of pots) {
      await unitOfWork.write(scope, async (tx) => {
        await openPot(tx, scope, { id: pot.id, holderId: pot.holderId, fundCode: 'BENCH', year });
        const load = { movement: 'BUDGET_LOAD' as const, pot: pot.id, amount };
        const journal = {
          id: newId(),
          effectiveOn: this.today,
          cause: 'BENCH',
          causeId: pot.id,
          transfers: [load],
        };
        const posted = await postJournal(tx, scope, journal);
        return posted.ok ? ok(undefined) : posted;
      });
    }
    return pots;
  }

  /** How far the pots are below nothing. */
  async overspend(pots: readonly BenchPot[]): Promise<bigint> {
    const scope = this.scopeOf(pots);
    const balances = await new UnitOfWork(this.server).read(scope, (tx) =>
      balancesOf(
        tx,
        scope,
        pots.map((pot) => pot.id),
      ),
    );
    return [...balances.values()].reduce(
      (over, { AVAILABLE }) => (AVAILABLE < 0n ? over - AVAILABLE : over),
      0n,
    );
  }
}
