import type { Actor } from '#access';
import { fixedClock, newId, ok, pence, plainDate, type Pence } from '#kernel';
import { balancesOf, postJournals, type Movement, type PotBalances } from '#ledger';
import type { UnitOfWork } from '#platform';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { ApproveDeficit } from '../app/approve-deficit.js';
import { ApproveYearEnd } from '../app/approve-year-end.js';
import { CloseYear } from '../app/close-year.js';
import { ProposeYearEnd } from '../app/propose-year-end.js';
import { PromisesAtYearEnd, type UnpaidParts } from '../app/promises-at-year-end.js';
import { RecordDeficit } from '../app/record-deficit.js';
import { SoftCloseYear } from '../app/soft-close-year.js';
import type { YearEnd } from '../data/year-end-view.sql.js';
import { GivenFunding } from './given-funding.js';

/** A room that makes promises, of which the tests say what is unpaid. */
export class PromisesOnPaper extends PromisesAtYearEnd {
  readonly parts = new Map<string, UnpaidParts>();
  readonly givenUp: string[] = [];
  runs: string[] = [];

  unreleasedRuns(): Promise<readonly string[]> {
    return Promise.resolve(this.runs);
  }

  lock(): Promise<void> {
    return Promise.resolve();
  }

  unpaidParts(): Promise<ReadonlyMap<string, UnpaidParts>> {
    return Promise.resolve(this.parts);
  }

  giveUp(_tx: unknown, _scope: unknown, awardIds: readonly string[]): Promise<void> {
    this.givenUp.push(...awardIds);
    return Promise.resolve();
  }
}

export const ENDING = '2026-27';
export const FOLLOWING = '2027-28';

/** An authority at the end of 2026-27, with two communities and the officers who wind the year up. */
export class GivenYearEnd {
  readonly promises = new PromisesOnPaper();
  readonly softClose: SoftCloseYear;
  readonly propose: ProposeYearEnd;
  readonly approve: ApproveYearEnd;
  readonly close: CloseYear;
  readonly recordDeficit: RecordDeficit;
  readonly approveDeficit: ApproveDeficit;

  private constructor(
    readonly unitOfWork: UnitOfWork,
    readonly given: GivenFunding,
    readonly maker: Actor,
    readonly checker: Actor,
  ) {
    const clock = fixedClock('2027-04-10T10:00:00Z');
    this.softClose = new SoftCloseYear(unitOfWork);
    this.propose = new ProposeYearEnd(unitOfWork, this.promises, clock);
    this.approve = new ApproveYearEnd(unitOfWork, this.promises, clock);
    this.close = new CloseYear(unitOfWork, this.promises);
    this.recordDeficit = new RecordDeficit(unitOfWork);
    this.approveDeficit = new ApproveDeficit(unitOfWork, clock);
  }

  static async in(database: TestDatabase): Promise<GivenYearEnd> {
    const given = await GivenFunding.in(database, 2);
    await given.aFundYear();
    await given.aFundYear({ financialYear: FOLLOWING });
    const maker = await given.anOfficer('LA_FINANCE_MAKER');
    const checker = await given.anOfficer('LA_FINANCE_CHECKER');
    return new GivenYearEnd(database.unitOfWork, given, maker, checker);
  }

  /** An open budget of the year, by the place of the community. */
  async budget(financialYear: string, amount: bigint, place = 0): Promise<string> {
    const community = this.given.community(place);
    return (await this.given.anOpenBudget(community, pence(amount), { financialYear })).id;
  }

  /** An award's commitment, of which so much is due by the last day of the year and so much after it. */
  async promise(pot: string, due: bigint, later: bigint): Promise<string> {
    const awardId = newId();
    await this.move('COMMIT', pot, due + later, awardId);
    this.promises.parts.set(awardId, { due: pence(due), later: pence(later) });
    return awardId;
  }

  async move(
    movement: Movement,
    pot: string,
    amount: bigint,
    commitment?: string,
    on = '2026-12-01',
  ): Promise<void> {
    await this.unitOfWork.write(this.maker, async (tx) => {
      const [verdict] = await postJournals(tx, this.maker, [
        {
          id: newId(),
          effectiveOn: plainDate(on),
          cause: 'TEST',
          causeId: newId(),
          transfers: [{ movement, pot, amount: pence(amount), commitment }],
        },
      ]);
      if (verdict?.ok !== true) throw new Error(`Not posted: ${JSON.stringify(verdict?.error.outcome)}`);
      return ok(undefined);
    });
  }

  async closedSoftly(): Promise<void> {
    const outcome = await this.softClose.run(this.maker, { idempotencyKey: newId(), financialYear: ENDING });
    if (!outcome.ok) throw new Error(outcome.error.message);
  }

  async proposed(policy: 'RETURN' | 'CARRY_FORWARD' = 'RETURN'): Promise<YearEnd> {
    const of = { financialYear: ENDING, fundCode: 'HNB_COMMUNITY', policy };
    const outcome = await this.propose.run(this.maker, { idempotencyKey: newId(), ...of });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  }

  approval({ id, version }: YearEnd, givenUpAwardIds: readonly string[] = []) {
    return { idempotencyKey: newId(), yearEndId: id, expectedVersion: version, givenUpAwardIds };
  }

  async approved(yearEnd: YearEnd, givenUpAwardIds: readonly string[] = []): Promise<YearEnd> {
    const outcome = await this.approve.run(this.checker, this.approval(yearEnd, givenUpAwardIds));
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  }

  /** That a budget was overspent, recorded by both officers. */
  async deficit(budgetId: string, amount: bigint): Promise<void> {
    const money = { budgetId, amount: pence(amount), reason: 'Payments outside the service' };
    const proposed = await this.recordDeficit.run(this.maker, { idempotencyKey: newId(), ...money });
    if (!proposed.ok) throw new Error(proposed.error.message);
    const { id: deficitId, version: expectedVersion } = proposed.value;
    const decision = { idempotencyKey: newId(), deficitId, expectedVersion };
    const recorded = await this.approveDeficit.run(this.checker, decision);
    if (!recorded.ok) throw new Error(recorded.error.message);
  }

  /** The balances of a pot that are not nothing, but for where the money comes from. */
  async money(pot: string): Promise<Partial<Record<keyof PotBalances, Pence>>> {
    const pots = await this.unitOfWork.read(this.maker, (tx) => balancesOf(tx, this.maker, [pot]));
    const held = Object.entries(pots.get(pot) as PotBalances);
    return Object.fromEntries(held.filter(([kind, amount]) => kind !== 'FUND' && amount !== 0n));
  }
}
