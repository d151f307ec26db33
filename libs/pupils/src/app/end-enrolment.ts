import { Injectable } from '@nestjs/common';
import { err, isOnOrBefore, type PlainDate, type Result } from '#kernel';
import type { Actor } from '#access';
import { InvalidInput, NotFound, StaleVersion, UnitOfWork } from '#platform';
import { countChange, type LockedChild } from '../data/child-row.sql.js';
import { latestEnrolment, setLastDay } from '../data/enrolment.sql.js';
import { ownChildAt } from './own-child.js';

export interface EndEnrolmentInput {
  readonly childId: string;
  readonly expectedVersion: number;
  /** Still on roll on this day, and not on the next. */
  readonly lastDay: PlainDate;
}

export type EndEnrolmentRefusal = InvalidInput | NotFound | StaleVersion;

/** The own school records a child's last day on roll, past or to come. A day recorded by mistake can be set anew. */
@Injectable()
export class EndEnrolment {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(actor: Actor, input: EndEnrolmentInput): Promise<Result<LockedChild, EndEnrolmentRefusal>> {
    return this.unitOfWork.write<LockedChild, EndEnrolmentRefusal>(actor, async (tx) => {
      const child = await ownChildAt(tx, actor, 'child.register', input);
      if (!child.ok) return child;
      const { firstDay } = await latestEnrolment(tx, child.value);
      if (!isOnOrBefore(firstDay, input.lastDay)) {
        const problem = `The child is on roll from ${firstDay.toString()}. The last day cannot come before that.`;
        return err(new InvalidInput('lastDay', problem));
      }
      await setLastDay(tx, child.value, firstDay, input.lastDay);
      await countChange(tx, child.value);
      return child;
    });
  }
}
