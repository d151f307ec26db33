import { Inject, Injectable } from '@nestjs/common';
import { err, isOnOrBefore, ok, todayInLondon, type Clock, type PlainDate, type Result } from '#kernel';
import type { Actor } from '#access';
import { CLOCK, InvalidInput, NotFound, UnitOfWork } from '#platform';
import { lockAgreement, withdraw, type LockedAgreement } from '../data/engagement-agreement.sql.js';
import { AgreementAlreadyWithdrawn } from './child.errors.js';

export interface WithdrawAgreementInput {
  readonly agreementId: string;
  /** The first day on which it no longer holds. */
  readonly withdrawnOn: PlainDate;
}

export type WithdrawAgreementRefusal = InvalidInput | NotFound | AgreementAlreadyWithdrawn;

/** The own school records that a family takes its agreement back. The record of the agreement stays. */
@Injectable()
export class WithdrawAgreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    { agreementId, withdrawnOn }: WithdrawAgreementInput,
  ): Promise<Result<LockedAgreement, WithdrawAgreementRefusal>> {
    const today = todayInLondon(this.clock);
    return this.unitOfWork.write<LockedAgreement, WithdrawAgreementRefusal>(actor, async (tx) => {
      const agreement = await lockAgreement(tx, actor, agreementId);
      if (agreement === undefined || !actor.mayIn('agreement.record', agreement)) {
        return err(new NotFound('such agreement'));
      }
      if (agreement.withdrawnOn !== undefined)
        return err(new AgreementAlreadyWithdrawn(agreement.withdrawnOn));
      const problem = dateProblem(agreement, withdrawnOn, today);
      if (problem !== undefined) return err(new InvalidInput('withdrawnOn', problem));
      await withdraw(tx, agreement, withdrawnOn);
      return ok(agreement);
    });
  }
}

function dateProblem(
  { agreedOn }: LockedAgreement,
  withdrawnOn: PlainDate,
  today: PlainDate,
): string | undefined {
  if (!isOnOrBefore(agreedOn, withdrawnOn)) {
    return `The agreement was given on ${agreedOn.toString()}. It cannot be withdrawn before that.`;
  }
  if (!isOnOrBefore(withdrawnOn, today)) {
    return 'This day lies in the future. Record a withdrawal once the family has asked for it.';
  }
  return undefined;
}
