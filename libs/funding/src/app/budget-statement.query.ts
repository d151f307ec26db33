import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { Fault } from '#kernel';
import { statementPage, type AccountKind, type StatementLine } from '#ledger';
import { UnitOfWork } from '#platform';

/** One account of one budget. */
export interface BudgetAccount {
  readonly budgetId: string;
  readonly communityId: string;
  readonly kind: AccountKind;
}

export interface StatementQuestion extends BudgetAccount {
  readonly first: number;
  /** Lines older than this version; absent for the newest. */
  readonly before?: bigint;
}

/**
 * The movements on one account of a budget, newest first. For holders of `ledger.read` in the community: throws
 * FORBIDDEN for a person who may see the budget but not its movements.
 */
@Injectable()
export class BudgetStatement {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Up to `first` + 1 lines: the one too many says that there are more. */
  async run(actor: Actor, question: StatementQuestion): Promise<readonly StatementLine[]> {
    const { budgetId, communityId, kind, first, before } = question;
    if (!actor.mayIn('ledger.read', { communityId })) {
      throw new Fault(
        'FORBIDDEN',
        'No role of yours lets you read the statement of this budget line by line.',
      );
    }
    return this.unitOfWork.read(actor, (tx) =>
      statementPage(tx, actor, { potId: budgetId, kind, first: first + 1, before }),
    );
  }

  /** How many lines there are in all: lines are numbered without gaps, so the newest one tells. */
  async count(actor: Actor, account: BudgetAccount): Promise<number> {
    const [newest] = await this.run(actor, { ...account, first: 0 });
    return newest === undefined ? 0 : Number(newest.version);
  }
}
