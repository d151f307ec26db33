import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { findSchool } from '#directory';
import { Fault, FinancialYear, pence, PENCE_LIMIT, type Pence } from '#kernel';
import { UnitOfWork, type Tx } from '#platform';
import { notionalBudgetsOf, type NotionalBudget } from '../data/notional.sql.js';
import { notionalTopUp, type NotionalTopUp } from '../domain/notional-top-up.js';
import { ELEMENT_2_THRESHOLD, NOTIONAL_TOP_UP_SHARE, type ParameterValues } from '../domain/parameter.js';
import { financialYearLabel } from './financial-year-label.js';
import { parameterValues } from './parameters.query.js';

export interface NotionalTopUpQuestion {
  readonly schoolId: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly highNeedsPupils: number;
  /** To try another budget than the one that was loaded. */
  readonly notionalBudget?: Pence | null;
}

/**
 * Schools' notional SEN budgets, and the extra a school receives where they cannot carry its high needs pupils, by the
 * threshold and the share in force on the first day of the year. Stores nothing. For holders of `budget.read`.
 */
@Injectable()
export class NotionalQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What is known of a school, the latest year first. */
  budgets(actor: Actor, schoolId: string): Promise<readonly NotionalBudget[]> {
    return this.unitOfWork.read(actor, (tx) => notionalBudgetsOf(tx, actor.authorityId, schoolId));
  }

  /** Null where there is no such school. Throws BAD_USER_INPUT where its budget or a parameter is not known. */
  async topUp(actor: Actor, question: NotionalTopUpQuestion): Promise<NotionalTopUp | null> {
    const { highNeedsPupils } = question;
    const year = FinancialYear.parse(financialYearLabel(question.financialYear));
    if (highNeedsPupils < 0) refuse('The number of pupils cannot be below nothing.');
    return this.unitOfWork.read(actor, async (tx) => {
      if ((await findSchool(tx, actor.authorityId, question.schoolId)) === undefined) return null;
      const notionalBudget = question.notionalBudget ?? (await loadedBudget(tx, actor, question));
      const parameters = await parameterValues(tx, actor.authorityId, year.startsOn);
      const perPupil = pence(parameterOf(parameters, ELEMENT_2_THRESHOLD, year));
      if (BigInt(highNeedsPupils) * perPupil > PENCE_LIMIT)
        refuse('These numbers are beyond what this service counts.');
      const shareBasisPoints = parameterOf(parameters, NOTIONAL_TOP_UP_SHARE, year);
      return notionalTopUp({ highNeedsPupils, perPupil, notionalBudget, shareBasisPoints });
    });
  }
}

async function loadedBudget(
  tx: Tx,
  { authorityId }: Actor,
  { schoolId, financialYear }: NotionalTopUpQuestion,
): Promise<Pence> {
  const known = await notionalBudgetsOf(tx, authorityId, schoolId);
  const budget = known.find((one) => one.financialYear === financialYear);
  return budget?.amount ?? refuse(`No notional SEN budget of the school is known for ${financialYear}.`);
}

function parameterOf(parameters: ParameterValues, code: string, year: FinancialYear): bigint {
  const value = parameters.get(code);
  return value?.amount ?? refuse(`The parameter ${code} is not known for ${year.startsOn.toString()}.`);
}

function refuse(reason: string): never {
  throw new Fault('BAD_USER_INPUT', reason);
}
