import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import {
  addPence,
  err,
  isOnOrBefore,
  newId,
  ok,
  todayInLondon,
  type Clock,
  type Pence,
  type PlainDate,
  type Result,
} from '#kernel';
import { useSchoolCap } from '#funding';
import { liveCommitmentOf, postJournal } from '#ledger';
import {
  CLOCK,
  InvalidInput,
  type KeyReused,
  NotFound,
  type PeriodClosed,
  StaleVersion,
  UnitOfWork,
  WrongState,
  type Tx,
} from '#platform';
import { lockAward } from '../data/award-case.sql.js';
import { recordEnding } from '../data/award-end.sql.js';
import { ENDABLE_STATES, type RunningAwardCase } from '../domain/award.js';
import { endEarly, type EarlyEnd } from '../domain/early-end.js';
import { firstPayDay } from '../domain/instalment-plan.js';
import { endingTransfers } from './ending-transfers.js';
import { InPaymentRun } from './payment.refusals.js';
import { periodRefusal } from './ledger-refusal.js';
import { conflictOfInterest, notInTheChair, type MayNotPreside } from './may-preside.js';
import { whoPresides, type Seat } from '../domain/presiding.js';
import { seatsAround } from '../data/seats.sql.js';

export interface EndAwardInput {
  readonly awardId: string;
  readonly expectedVersion: number;
  /** The last day of support, counted. Before the award's first day: it never began. */
  readonly lastDay: PlainDate;
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly dryRun: boolean;
}

/** What an early end came to. Dates as ISO text, as in every stored answer. */
export interface AwardEnded {
  readonly awardId: string;
  readonly lastDay: string;
  readonly daysEarned: number;
  readonly daysPlanned: number;
  readonly earned: Pence;
  readonly stillToPay: Pence;
  readonly released: Pence;
  readonly toRecover: Pence;
  readonly recoveryId: string | null;
}

export type MayNotEnd = NotFound | MayNotPreside | WrongState | StaleVersion | InvalidInput | InPaymentRun;

export type EndAwardRefusal = MayNotEnd | PeriodClosed | KeyReused;

/**
 * Ends an award before its time: support stopped, or the child left. What was earned up to the last day is still paid,
 * what was promised beyond it goes back to the budget at once, what was paid beyond it is to be recovered.
 */
@Injectable()
export class EndAward {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: Actor, input: EndAwardInput): Promise<Result<AwardEnded, EndAwardRefusal>> {
    const { idempotencyKey, dryRun, ...asked } = input;
    const work = (tx: Tx) => this.end(tx, actor, input);
    if (dryRun) return this.unitOfWork.rehearse(actor, work);
    return this.unitOfWork.once(actor, { operation: 'endAward', key: idempotencyKey, input: asked }, work);
  }

  private async end(
    tx: Tx,
    actor: Actor,
    input: EndAwardInput,
  ): Promise<Result<AwardEnded, EndAwardRefusal>> {
    const today = todayInLondon(this.clock);
    const found = await lockAward(tx, actor, input.awardId);
    const may = mayEnd(actor, found, input, await seatsAround(tx, actor, found, today));
    if (!may.ok) return may;
    const award = may.value;
    const live = await liveCommitmentOf(tx, actor, award.id);
    const { value, startsOn, endsOn } = award;
    const paid = addPence(live.paid, live.paidBefore);
    const ending = endEarly({ value, startsOn, endsOn, committed: live.committed, paid }, input.lastDay);
    const recoveryId = ending.toRecover > 0n ? newId() : null;
    await recordEnding(tx, actor, {
      awardId: award.id,
      communityId: award.communityId,
      schoolId: award.schoolId,
      state: isOnOrBefore(startsOn, input.lastDay) ? 'ENDED' : 'CANCELLED',
      lastDay: input.lastDay,
      reason: input.reason,
      earned: ending.earned,
      lastInstalment: lastInstalment(award, ending, input.lastDay, today),
      recovery: recoveryId === null ? null : { id: recoveryId, amount: ending.toRecover },
    });
    const given = { budgetId: award.budgetId, schoolId: award.schoolId };
    await useSchoolCap(tx, actor, given, ending.earned - value);
    const transfers = await endingTransfers(tx, actor, { award, live, ending, today });
    if (transfers.length > 0) {
      const journal = { id: newId(), effectiveOn: today, cause: 'AWARD_END', causeId: award.id, transfers };
      const posted = await postJournal(tx, actor, journal);
      if (!posted.ok) return err(periodRefusal(posted.error));
    }
    const { daysEarned, daysPlanned, earned, stillToPay, toRelease, toRecover } = ending;
    const lastDay = input.lastDay.toString();
    return ok({
      awardId: award.id,
      lastDay,
      daysEarned,
      daysPlanned,
      earned,
      stillToPay,
      released: toRelease,
      toRecover,
      recoveryId,
    });
  }
}

/** The guards before an award is ended: is it theirs, is it still running, and is it as they saw it. `seats`: of today. */
export function mayEnd(
  actor: Actor,
  award: RunningAwardCase | undefined,
  input: Pick<EndAwardInput, 'expectedVersion' | 'lastDay'>,
  seats: readonly Seat[],
): Result<RunningAwardCase, MayNotEnd> {
  if (award === undefined || !actor.mayIn('award.end', { communityId: award.communityId })) {
    return err(new NotFound('such award'));
  }
  if (!ENDABLE_STATES.includes(award.state))
    return err(new WrongState('be ended', award.state, ENDABLE_STATES));
  if (award.version !== input.expectedVersion)
    return err(new StaleVersion(input.expectedVersion, award.version));
  const schoolIds = [award.schoolId, ...award.collaboratingSchoolIds];
  const presiding = whoPresides(seats, { schoolIds, madeBy: [] });
  const notYours =
    conflictOfInterest(actor, schoolIds, presiding) ?? notInTheChair(actor, award.communityId, presiding);
  if (notYours !== undefined) return err(notYours);
  if (award.instalments.some((part) => part.state === 'APPROVED')) return err(new InPaymentRun());
  if (isOnOrBefore(award.endsOn, input.lastDay)) {
    return err(
      new InvalidInput(
        'lastDay',
        `The award runs to ${award.endsOn.toString()} as it is. To end it early, its last day has to come before that.`,
      ),
    );
  }
  return ok(award);
}

function lastInstalment(award: RunningAwardCase, ending: EarlyEnd, lastDay: PlainDate, today: PlainDate) {
  if (ending.stillToPay === 0n) return null;
  return {
    number: award.instalments.length + 1,
    label: `Up to ${lastDay.toString()}`,
    // Not before it is earned: ending an award never pays it sooner.
    dueOn: firstPayDay(isOnOrBefore(today, lastDay) ? lastDay : today),
    amount: ending.stillToPay,
  };
}
