import { Injectable } from '@nestjs/common';
import { err, isOnOrBefore, type PlainDate, type Result } from '#kernel';
import type { Actor } from '#access';
import { InvalidInput, NotFound, StaleVersion, UnitOfWork, type Tx } from '#platform';
import { countChange, type LockedChild } from '../data/child-row.sql.js';
import { latestEnrolment } from '../data/enrolment.sql.js';
import { closeSenRecord, openSenRecord, senRecordSince } from '../data/sen-record.sql.js';
import { checkSenRecord, type SenRecord } from '../domain/sen-record.js';
import { asInvalidInput } from './child.errors.js';
import { ownChildAt } from './own-child.js';

export interface ChangeSenProvisionInput {
  readonly childId: string;
  readonly expectedVersion: number;
  readonly sen: SenRecord;
  /** The first day on which the new record holds; the one before it ends the day before. */
  readonly from: PlainDate;
}

export type ChangeSenProvisionRefusal = InvalidInput | NotFound | StaleVersion;

/** The own school records that a child's SEN provision or needs change from a day on. What held before stays readable. */
@Injectable()
export class ChangeSenProvision {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(
    actor: Actor,
    input: ChangeSenProvisionInput,
  ): Promise<Result<LockedChild, ChangeSenProvisionRefusal>> {
    const sen = checkSenRecord(input.sen);
    if (!sen.ok) return err(asInvalidInput(sen.error));
    return this.unitOfWork.write<LockedChild, ChangeSenProvisionRefusal>(actor, async (tx) => {
      const child = await ownChildAt(tx, actor, 'child.register', input);
      if (!child.ok) return child;
      const problem = await dateProblem(tx, child.value, input.from);
      if (problem !== undefined) return err(new InvalidInput('from', problem));
      await closeSenRecord(tx, child.value, input.from);
      await openSenRecord(tx, child.value, sen.value, input.from);
      await countChange(tx, child.value);
      return child;
    });
  }
}

async function dateProblem(tx: Tx, child: LockedChild, from: PlainDate): Promise<string | undefined> {
  const since = await senRecordSince(tx, child);
  if (isOnOrBefore(from, since)) {
    return `The latest SEN record holds from ${since.toString()}. A change has to start on a later day.`;
  }
  const { lastDay } = await latestEnrolment(tx, child);
  if (lastDay !== undefined && !isOnOrBefore(from, lastDay)) {
    return `The child leaves the roll after ${lastDay.toString()}. A change has to start by then.`;
  }
  return undefined;
}
