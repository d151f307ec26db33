import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { todayInLondon, type Clock } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import {
  adjustmentPage,
  countAdjustments,
  type Adjustment,
  type AdjustmentFilter,
} from '../data/adjustment-view.sql.js';
import { virementTiers } from '../data/adjustment.sql.js';
import { approvalsNeeded, type VirementTier } from '../domain/virement-tier.js';
import { financialYearLabel } from './financial-year-label.js';

/** An adjustment with the approvals it was posted with, or would need were it decided now. */
export interface AdjustmentInView extends Adjustment {
  readonly approvalsNeeded: number;
}

/**
 * What changed the budgets of a year, and what is to change them. For holders of `budget.read`, who see what concerns
 * the communities they look upon.
 */
@Injectable()
export class AdjustmentsQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Up to `first` + 1 adjustments, the newest first. Throws BAD_USER_INPUT for no such year. */
  async run(
    actor: Actor,
    filter: AdjustmentFilter,
    first: number,
    after?: string,
  ): Promise<readonly AdjustmentInView[]> {
    const wanted = { ...filter, financialYear: financialYearLabel(filter.financialYear) };
    return this.unitOfWork.read(actor, async (tx) => {
      const tiers = await virementTiers(tx, actor.authorityId, todayInLondon(this.clock));
      const found = await adjustmentPage(tx, actor, wanted, { after, limit: first + 1 });
      return found.map((adjustment) => inView(adjustment, tiers));
    });
  }

  count(actor: Actor, filter: AdjustmentFilter): Promise<number> {
    return this.unitOfWork.read(actor, (tx) => countAdjustments(tx, actor, filter));
  }

  /** What a command answered, as a list would show it. */
  show(actor: Actor, adjustment: Adjustment): Promise<AdjustmentInView> {
    const today = todayInLondon(this.clock);
    return this.unitOfWork.read(actor, async (tx) =>
      inView(adjustment, await virementTiers(tx, actor.authorityId, today)),
    );
  }
}

function inView(adjustment: Adjustment, tiers: readonly VirementTier[]): AdjustmentInView {
  const needed = adjustment.approvalsNeeded ?? approvalsNeeded(adjustment.cumulative, tiers);
  return { ...adjustment, approvalsNeeded: needed };
}
