import type { Actor } from '#access';
import { fixedClock, newId, pence, type Result } from '#kernel';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import type { Adjustment } from '../data/adjustment-view.sql.js';
import type { Budget } from '../data/budget.sql.js';
import type { ApproveAdjustmentRefusal } from '../app/adjustment.refusals.js';
import { ApproveAdjustment } from '../app/approve-adjustment.js';
import { CommunityBudgetQuery } from '../app/community-budget.query.js';
import { ProposeAdjustment, type ProposeAdjustmentCommand } from '../app/propose-adjustment.js';
import type { GivenFunding } from './given-funding.js';

const NOW = fixedClock('2026-11-23T10:00:00Z');

/** Adjustments of budgets of one authority, with officers enough to approve them. */
export class GivenAdjustments {
  private readonly approval: ApproveAdjustment;

  private constructor(
    private readonly database: TestDatabase,
    readonly maker: Actor,
    readonly checkers: readonly Actor[],
  ) {
    this.approval = new ApproveAdjustment(database.unitOfWork, NOW);
  }

  static async in(database: TestDatabase, given: GivenFunding): Promise<GivenAdjustments> {
    const checkers: Actor[] = [];
    for (let place = 0; place < 3; place += 1) checkers.push(await given.anOfficer('LA_FINANCE_CHECKER'));
    return new GivenAdjustments(database, await given.anOfficer('LA_FINANCE_MAKER'), checkers);
  }

  /** £1.00 as a correction upwards of no budget, unless told otherwise. */
  command(over: Partial<ProposeAdjustmentCommand>): ProposeAdjustmentCommand {
    const none = { fromBudgetId: null, toBudgetId: null };
    return {
      idempotencyKey: newId(),
      kind: 'CORRECTION',
      ...none,
      amount: pence(100n),
      reason: 'As agreed',
      ...over,
    };
  }

  propose(over: Partial<ProposeAdjustmentCommand>, by = this.maker) {
    return new ProposeAdjustment(this.database.unitOfWork).run(by, this.command(over));
  }

  async proposed(over: Partial<ProposeAdjustmentCommand>, by = this.maker): Promise<Adjustment> {
    const outcome = await this.propose(over, by);
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  }

  approve(
    { id, version }: Pick<Adjustment, 'id' | 'version'>,
    checker = 0,
  ): Promise<Result<Adjustment, ApproveAdjustmentRefusal>> {
    const command = { idempotencyKey: newId(), adjustmentId: id, expectedVersion: version };
    return this.approval.run(this.checkers[checker]!, command);
  }

  /** Approved by one checker after another until it is posted: by how many. */
  async approvalsUntilPosted(adjustment: Adjustment): Promise<number> {
    let seen = adjustment;
    for (let checker = 0; seen.state === 'PROPOSED'; checker += 1) {
      const outcome = await this.approve(seen, checker);
      if (!outcome.ok) throw new Error(outcome.error.message);
      seen = outcome.value;
    }
    return seen.approvedByNames.length;
  }

  /** Where the money of a budget is, as the authority sees it. */
  async balances({ communityId, financialYear }: Pick<Budget, 'communityId' | 'financialYear'>) {
    const query = new CommunityBudgetQuery(this.database.unitOfWork);
    return (await query.run(this.maker, { communityId, financialYear }))?.balances;
  }
}
