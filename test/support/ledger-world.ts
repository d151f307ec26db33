import { FinancialYear, newId, ok, pence, plainDate, type Pence, type Result } from '#kernel';
import {
  balancesOf,
  openPot,
  postJournal,
  type Journal,
  type PotBalances,
  type Posted,
  type PostingRefusal,
} from '#ledger';
import type { DatabaseScope, UnitOfWork } from '#platform';

type NewJournal = Partial<Omit<Journal, 'transfers'>> & Pick<Journal, 'transfers'>;

/** A ledger with one holder and one pot, and short words for what tests do with it. */
export class LedgerWorld {
  readonly year = FinancialYear.parse('2026-27');
  readonly today = plainDate('2026-11-23');
  readonly pot = newId();
  readonly scope: DatabaseScope;

  constructor(
    readonly unitOfWork: UnitOfWork,
    readonly authorityId = newId(),
    readonly holderId = newId(),
  ) {
    this.scope = {
      authorityId,
      personId: newId(),
      communityIds: [holderId],
      awardCommunityIds: [],
      caseCommunityIds: [],
      schoolIds: [],
    };
  }

  /** Opens the pot and loads it. */
  async withPot(amount: bigint): Promise<this> {
    await this.unitOfWork.write(this.scope, async (tx) => {
      await openPot(tx, this.scope, {
        id: this.pot,
        holderId: this.holderId,
        fundCode: 'TEST',
        year: this.year,
      });
      return ok(undefined);
    });
    if (amount > 0n) {
      const loaded = await this.post({
        transfers: [{ movement: 'BUDGET_LOAD', pot: this.pot, amount: pence(amount) }],
      });
      if (!loaded.ok) throw new Error('The pot could not be loaded.');
    }
    return this;
  }

  post(journal: NewJournal, scope = this.scope): Promise<Result<Posted, PostingRefusal>> {
    const whole = { id: newId(), effectiveOn: this.today, cause: 'TEST', causeId: newId(), ...journal };
    return this.unitOfWork.write(scope, (tx) => postJournal(tx, scope, whole));
  }

  commit(amount: bigint, commitment = newId()): Promise<Result<Posted, PostingRefusal>> {
    return this.move('COMMIT', amount, commitment);
  }

  move(
    movement: 'COMMIT' | 'RELEASE' | 'FALL_DUE' | 'PAY' | 'RECOVERY_AGREED' | 'RECOVERY_RECEIVED',
    amount: bigint,
    commitment: string,
  ) {
    return this.post({ transfers: [{ movement, pot: this.pot, amount: pence(amount), commitment }] });
  }

  async balances(atInstant?: string): Promise<PotBalances> {
    const pots = await this.unitOfWork.read(this.scope, (tx) =>
      balancesOf(tx, this.scope, [this.pot], atInstant),
    );
    return pots.get(this.pot) as PotBalances;
  }

  async available(): Promise<Pence> {
    return (await this.balances()).AVAILABLE;
  }
}
