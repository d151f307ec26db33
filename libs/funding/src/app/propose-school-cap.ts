import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { findSchool } from '#directory';
import { err, FinancialYear, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, NotFound, UnitOfWork, type KeyReused, type Tx } from '#platform';
import {
  insertSchoolCap,
  schoolCapOf,
  type NewSchoolCap,
  type SeenSchoolCap,
} from '../data/school-cap.sql.js';
import type { FundSourceNotValid } from './budget.refusals.js';
import { usableFund } from './usable-fund.js';

export interface ProposeSchoolCapCommand {
  readonly idempotencyKey: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  /** Null for every school that has no limit of its own. */
  readonly schoolId: string | null;
  readonly limit: Pence;
  readonly reason: string;
}

export type ProposeSchoolCapRefusal = InvalidInput | NotFound | FundSourceNotValid | KeyReused;

/**
 * A finance officer proposes the most that a school, or every school, may be awarded from a fund in a year. For holders
 * of `cap.propose`.
 */
@Injectable()
export class ProposeSchoolCap {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The limit, PROPOSED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ProposeSchoolCapCommand,
  ): Promise<Result<SeenSchoolCap, ProposeSchoolCapRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    const year = FinancialYear.read(input.financialYear);
    if (!year.ok) return err(new InvalidInput('financialYear', year.error));
    const cap = { ...input, year: year.value };
    return this.unitOfWork.once<SeenSchoolCap, ProposeSchoolCapRefusal>(
      actor,
      { operation: 'proposeSchoolCap', key, input },
      (tx) => propose(tx, actor, cap),
    );
  }
}

async function propose(
  tx: Tx,
  actor: Actor,
  cap: NewSchoolCap,
): Promise<Result<SeenSchoolCap, ProposeSchoolCapRefusal>> {
  if (cap.schoolId !== null && (await findSchool(tx, actor.authorityId, cap.schoolId)) === undefined)
    return err(new NotFound('school'));
  const fund = await usableFund(tx, actor.authorityId, cap.fundCode, cap.year);
  if (!fund.ok) return fund;
  return ok(await schoolCapOf(tx, actor, await insertSchoolCap(tx, actor, cap)));
}
