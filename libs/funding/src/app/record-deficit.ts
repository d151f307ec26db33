import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, type KeyReused, NotFound, UnitOfWork, WrongState, type Tx } from '#platform';
import { lockBudget } from '../data/budget-writes.sql.js';
import { deficitOf, insertDeficit, type Deficit } from '../data/deficit.sql.js';

export interface RecordDeficitCommand {
  readonly idempotencyKey: string;
  readonly budgetId: string;
  /** By how much the budget was overspent: more than nothing. */
  readonly amount: Pence;
  readonly reason: string;
}

export type DeficitProposalRefusal = NotFound | WrongState | InvalidInput | KeyReused;

/**
 * A finance officer proposes to record that an open budget was overspent. The service itself never lets one be: a deficit
 * exists only where the authority has recorded it. For holders of `deficit.propose`.
 */
@Injectable()
export class RecordDeficit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The deficit, PROPOSED. Done once for each idempotency key. */
  async run(actor: Actor, command: RecordDeficitCommand): Promise<Result<Deficit, DeficitProposalRefusal>> {
    if (command.amount <= 0n)
      return err(new InvalidInput('amountPence', 'A deficit has to be more than nothing.'));
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<Deficit, DeficitProposalRefusal>(
      actor,
      { operation: 'recordDeficit', key, input },
      (tx) => propose(tx, actor, command),
    );
  }
}

async function propose(
  tx: Tx,
  actor: Actor,
  { budgetId, amount, reason }: RecordDeficitCommand,
): Promise<Result<Deficit, NotFound | WrongState>> {
  const budget = await lockBudget(tx, actor, budgetId);
  if (budget === undefined || !actor.mayIn('deficit.propose', budget)) return err(new NotFound('budget'));
  if (budget.state !== 'OPEN') return err(new WrongState('be overspent', budget.state, ['OPEN']));
  const { communityId } = budget;
  const deficitId = await insertDeficit(tx, actor, { budgetId, communityId, amount, reason });
  if (deficitId === undefined)
    return err(new WrongState('have another deficit proposed', 'PROPOSED', ['RECORDED', 'REJECTED']));
  return ok(await deficitOf(tx, actor, deficitId));
}
