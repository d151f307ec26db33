import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, UnitOfWork, type NotFound, type Tx, type WrongState } from '#platform';
import { adjustmentOf, type Adjustment } from '../data/adjustment-view.sql.js';
import { insertAdjustment } from '../data/adjustment.sql.js';
import { checkSides, type OfficerKind } from '../domain/adjustment.js';
import { adjustableBudget, type AdjustableBudget } from './adjustable-budget.js';
import type { ProposeAdjustmentRefusal } from './adjustment.refusals.js';

export interface ProposeAdjustmentCommand {
  readonly idempotencyKey: string;
  readonly kind: OfficerKind;
  /** The budget the money is taken from; null for a correction upwards. */
  readonly fromBudgetId: string | null;
  /** The budget the money goes to; null where it goes to none. */
  readonly toBudgetId: string | null;
  readonly amount: Pence;
  readonly reason: string;
}

/**
 * A finance officer of the authority proposes to change what communities have been given: a virement, a correction, a
 * clawback or a top-slice. Nothing moves until it has its approvals. For holders of `adjustment.propose`.
 */
@Injectable()
export class ProposeAdjustment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The adjustment, PROPOSED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ProposeAdjustmentCommand,
  ): Promise<Result<Adjustment, ProposeAdjustmentRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    const problem = problemIn(command);
    if (problem !== undefined) return err(problem);
    return this.unitOfWork.once<Adjustment, ProposeAdjustmentRefusal>(
      actor,
      { operation: 'proposeAdjustment', key, input },
      (tx) => propose(tx, actor, command),
    );
  }
}

function problemIn({
  kind,
  fromBudgetId,
  toBudgetId,
  amount,
}: ProposeAdjustmentCommand): InvalidInput | undefined {
  if (amount <= 0n) return new InvalidInput('amountPence', 'An adjustment has to be more than nothing.');
  const sides = checkSides(kind, { from: fromBudgetId, to: toBudgetId });
  return sides.ok ? undefined : new InvalidInput(`${sides.error.side}BudgetId`, sides.error.message);
}

async function propose(
  tx: Tx,
  actor: Actor,
  { kind, amount, reason, ...sides }: ProposeAdjustmentCommand,
): Promise<Result<Adjustment, ProposeAdjustmentRefusal>> {
  const from = await side(tx, actor, sides.fromBudgetId);
  if (!from.ok) return from;
  const to = await side(tx, actor, sides.toBudgetId);
  if (!to.ok) return to;
  const mixed = mixing(from.value, to.value);
  if (mixed !== undefined) return err(mixed);
  const fundCode = (from.value ?? to.value)?.fundCode ?? '';
  const id = await insertAdjustment(tx, actor, {
    kind,
    fundCode,
    from: from.value,
    to: to.value,
    amount,
    reason,
  });
  return ok(await adjustmentOf(tx, actor, id));
}

async function side(
  tx: Tx,
  actor: Actor,
  budgetId: string | null,
): Promise<Result<AdjustableBudget | null, NotFound | WrongState>> {
  return budgetId === null ? ok(null) : adjustableBudget(tx, actor, budgetId, 'adjustment.propose');
}

/** Money of different funds never mixes, and money of one year does not become that of another by a virement. */
function mixing(from: AdjustableBudget | null, to: AdjustableBudget | null): InvalidInput | undefined {
  if (from === null || to === null) return undefined;
  if (from.fundCode !== to.fundCode)
    return new InvalidInput(
      'toBudgetId',
      `Money of the fund ${from.fundCode} cannot go to a budget of the fund ${to.fundCode}.`,
    );
  if (from.year.label !== to.year.label)
    return new InvalidInput(
      'toBudgetId',
      `Money of ${from.year.label} cannot go to a budget of ${to.year.label}.`,
    );
  if (from.communityId === to.communityId)
    return new InvalidInput('toBudgetId', 'A virement goes to another community.');
  return undefined;
}
