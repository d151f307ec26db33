import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, pence, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import { postJournals } from '#ledger';
import { CLOCK, SeparationOfDuties, UnitOfWork, type Tx } from '#platform';
import { adjustmentOf, type Adjustment } from '../data/adjustment-view.sql.js';
import {
  addApproval,
  givenAwayInYear,
  virementTiers,
  writeAdjustmentDecision,
  type ApprovalBasis,
  type LockedAdjustment,
} from '../data/adjustment.sql.js';
import { changeOfPromise } from '../domain/adjustment.js';
import { approvalsNeeded } from '../domain/virement-tier.js';
import { journalsOf } from './adjustment-journals.js';
import { adjustmentRefusal, type ApproveAdjustmentRefusal } from './adjustment.refusals.js';
import { promiseFromFund } from './promise-from-fund.js';
import { takeAdjustmentDecision, type DecideAdjustmentCommand } from './take-adjustment-decision.js';

/**
 * A finance officer approves an adjustment. The last approval it needs posts it: a journal for each budget, in one
 * transaction, for one cause. How many it needs goes by what the giving budget gives away in the year. For holders of
 * `adjustment.approve`; never the person who proposed it, and nobody twice.
 */
@Injectable()
export class ApproveAdjustment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The adjustment: POSTED, or PROPOSED still where more people have to approve. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: DecideAdjustmentCommand,
  ): Promise<Result<Adjustment, ApproveAdjustmentRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Adjustment, ApproveAdjustmentRefusal>(
      actor,
      { operation: 'approveAdjustment', key, input },
      (tx) => approve(tx, actor, command, todayInLondon(this.clock)),
    );
  }
}

async function approve(
  tx: Tx,
  actor: Actor,
  command: DecideAdjustmentCommand,
  today: PlainDate,
): Promise<Result<Adjustment, ApproveAdjustmentRefusal>> {
  const taken = await takeAdjustmentDecision(tx, actor, command);
  if (!taken.ok) return taken;
  const adjustment = taken.value;
  const basis = await approvalBasis(tx, actor, adjustment, today);
  const approvals = await addApproval(tx, actor, adjustment, basis);
  if (approvals === undefined)
    return err(new SeparationOfDuties('have approved this adjustment', 'give the next approval'));
  if (approvals >= basis.needed) {
    const posted = await post(tx, actor, adjustment, basis, today);
    if (!posted.ok) return posted;
  }
  return ok(await adjustmentOf(tx, actor, adjustment.id));
}

/** Under the lock of the giving budget, so that nothing else is given away from it meanwhile. */
async function approvalBasis(
  tx: Tx,
  actor: Actor,
  { from }: LockedAdjustment,
  today: PlainDate,
): Promise<ApprovalBasis> {
  const cumulative = from === null ? pence(0n) : await givenAwayInYear(tx, actor, from.budgetId);
  const tiers = await virementTiers(tx, actor.authorityId, today);
  return { cumulative, needed: approvalsNeeded(cumulative, tiers) };
}

async function post(
  tx: Tx,
  actor: Actor,
  adjustment: LockedAdjustment,
  { needed }: ApprovalBasis,
  today: PlainDate,
): Promise<Result<undefined, ApproveAdjustmentRefusal>> {
  const promised = await promiseOf(tx, actor, adjustment);
  if (!promised.ok) return promised;
  await writeAdjustmentDecision(tx, actor, adjustment.id, 'POSTED', needed);
  for (const verdict of await postJournals(tx, actor, journalsOf(adjustment, today)))
    if (!verdict.ok) return err(adjustmentRefusal(verdict.error));
  return ok(undefined);
}

async function promiseOf(
  tx: Tx,
  actor: Actor,
  { kind, fundCode, from, to, amount }: LockedAdjustment,
): Promise<Result<undefined, ApproveAdjustmentRefusal>> {
  const side = from ?? to;
  if (side === null) return ok(undefined);
  const sides = { from: from?.budgetId ?? null, to: to?.budgetId ?? null };
  return promiseFromFund(tx, actor, { fundCode, year: side.year }, changeOfPromise(kind, sides, amount));
}
