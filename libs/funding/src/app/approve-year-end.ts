import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, pence, todayInLondon, type Clock, type Result } from '#kernel';
import { carryCommitments, holdPots, postJournals, setReserveFloor } from '#ledger';
import {
  CLOCK,
  InvalidInput,
  type KeyReused,
  NotFound,
  PeriodClosed,
  type SeparationOfDuties,
  type StaleVersion,
  UnitOfWork,
  WrongState,
  type Tx,
} from '#platform';
import { enterCarryForwards } from '../data/carry-forward.sql.js';
import { potsOfYear } from '../data/year-end-pots.sql.js';
import { yearEndOf, type YearEnd } from '../data/year-end-view.sql.js';
import {
  frozenCommitments,
  lockYearEnd,
  writeYearEndApproval,
  type LockedYearEnd,
} from '../data/year-end.sql.js';
import { loadDay } from '../domain/community-budget.js';
import { problemOfDeciding } from '../domain/proposal.js';
import { settlePot, type PotSettlement } from '../domain/year-end.js';
import { decisionRefusal } from './decision-refusal.js';
import { gatherPots, hashOfPots } from './gather-year-end.js';
import { PromisesAtYearEnd } from './promises-at-year-end.js';
import { refusalOfNextYear, type NextYearRefusal } from './refusal-of-next-year.js';
import { planWindingUp, type WindingUpPlan } from './year-end-journals.js';
import { PaymentsUnreleased, YearEndOutOfDate } from './year-end.refusals.js';

export interface ApproveYearEndCommand {
  readonly idempotencyKey: string;
  readonly yearEndId: string;
  /** The version the person looked at. */
  readonly expectedVersion: number;
  /** Awards whose commitments are given up instead of carried. */
  readonly givenUpAwardIds: readonly string[];
}

type Unpostable = PaymentsUnreleased | YearEndOutOfDate | NextYearRefusal | PeriodClosed;
export type YearEndApprovalRefusal =
  NotFound | WrongState | StaleVersion | SeparationOfDuties | InvalidInput | Unpostable | KeyReused;

/**
 * Another finance officer approves a year end: everything that is left in the year's budgets is returned, carried or given
 * up, all in one transaction. Approving it again changes nothing and answers the same. For holders of `year.approve`;
 * never the person who proposed it.
 *
 * Locks the year end, then the awards, then all pots of both years; what was proposed has to be what is found there.
 */
@Injectable()
export class ApproveYearEnd {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(PromisesAtYearEnd) private readonly promises: PromisesAtYearEnd,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The year end, APPROVED and posted. Done once for each idempotency key. */
  async run(actor: Actor, command: ApproveYearEndCommand): Promise<Result<YearEnd, YearEndApprovalRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<YearEnd, YearEndApprovalRefusal>(
      actor,
      { operation: 'approveYearEnd', key, input },
      (tx) => this.approve(tx, actor, command),
    );
  }

  private async approve(
    tx: Tx,
    actor: Actor,
    command: ApproveYearEndCommand,
  ): Promise<Result<YearEnd, YearEndApprovalRefusal>> {
    const { yearEndId, expectedVersion, givenUpAwardIds } = command;
    const yearEnd = await lockYearEnd(tx, actor, yearEndId);
    if (yearEnd === undefined) return err(new NotFound('year end'));
    if (yearEnd.state === 'APPROVED' || yearEnd.state === 'DONE')
      return ok(await yearEndOf(tx, actor, yearEndId));
    const problem = problemOfDeciding(yearEnd, { personId: actor.personId, expectedVersion });
    if (problem !== undefined) return err(decisionRefusal('year end', problem, yearEnd, expectedVersion));
    const awards = await frozenCommitments(tx, actor, yearEndId);
    const unknown = givenUpAwardIds.find((id) => ![...awards.values()].includes(id));
    if (unknown !== undefined)
      return err(
        new InvalidInput('givenUpAwardIds', `The award ${unknown} has no commitment in this year end.`),
      );
    await this.promises.lock(tx, actor, [...awards.values()]);
    const settled = await this.settle(tx, actor, yearEnd, givenUpAwardIds);
    if (!settled.ok) return settled;
    const posted = await this.post(tx, actor, yearEnd, settled.value);
    return posted.ok ? ok(await yearEndOf(tx, actor, yearEndId)) : posted;
  }

  /** Holds every pot of both years and finds out where the money goes, if all of it can go there. */
  private async settle(
    tx: Tx,
    actor: Actor,
    yearEnd: LockedYearEnd,
    givenUpAwardIds: readonly string[],
  ): Promise<Result<readonly PotSettlement[], Unpostable>> {
    const all = await potsOfYear(tx, actor, yearEnd.fundCode, yearEnd.year);
    const potIds = all.map(({ potId }) => potId);
    await holdPots(tx, actor, [...potIds, ...all.flatMap(({ nextPotId }) => nextPotId ?? [])]);
    const runs = await this.promises.unreleasedRuns(tx, actor, potIds);
    if (runs.length > 0) return err(new PaymentsUnreleased(runs));
    const pots = await gatherPots(tx, actor, this.promises, yearEnd);
    if (hashOfPots(pots) !== yearEnd.linesHash) return err(new YearEndOutOfDate());
    const commitments = pots.flatMap((pot) => pot.commitments);
    const released = new Set(
      commitments.filter(({ awardId }) => givenUpAwardIds.includes(awardId)).map((open) => open.commitmentId),
    );
    const settlements = pots.map((pot) => settlePot(pot, { ...yearEnd, released }));
    const refused = await refusalOfNextYear(tx, actor, yearEnd.year.next(), settlements);
    return refused === undefined ? ok(settlements) : err(refused);
  }

  private async post(
    tx: Tx,
    actor: Actor,
    yearEnd: LockedYearEnd,
    settlements: readonly PotSettlement[],
  ): Promise<Result<undefined, PeriodClosed>> {
    const { year } = yearEnd;
    const arrivalDay = loadDay(year.next(), todayInLondon(this.clock));
    const plan = planWindingUp(yearEnd.id, settlements, { lastDay: year.endsOn, arrivalDay });
    const givenUp = settlements.flatMap(({ released }) => released);
    const awardIds = givenUp.map(({ awardId }) => awardId);
    await this.promises.giveUp(tx, actor, awardIds, year.endsOn);
    await writeYearEndApproval(
      tx,
      actor,
      yearEnd.id,
      givenUp.map(({ commitmentId }) => commitmentId),
    );
    await enterCarryForwards(tx, actor, plan.carryForwards, yearEnd.proposedBy);
    return moveMoney(tx, actor, settlements, plan);
  }
}

async function moveMoney(
  tx: Tx,
  actor: Actor,
  settlements: readonly PotSettlement[],
  { carries, journals }: WindingUpPlan,
): Promise<Result<undefined, PeriodClosed>> {
  for (const { potId } of settlements.filter(({ reserve }) => reserve > 0n))
    await setReserveFloor(tx, actor, { pot: potId, floor: pence(0n) });
  await carryCommitments(tx, actor, carries);
  for (const verdict of await postJournals(tx, actor, journals)) {
    if (verdict.ok) continue;
    const { error } = verdict;
    if (error.outcome !== 'PERIOD_CLOSED')
      throw new Error(`A year end could not be posted: ${error.outcome}.`);
    return err(new PeriodClosed(error.period, error.startsOn, error.endsOn));
  }
  return ok(undefined);
}
