import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { communityOfSchool, findSchool } from '#directory';
import { err, FinancialYear, ok, pence, todayInLondon, type Clock, type Pence, type Result } from '#kernel';
import { CLOCK, InvalidInput, NotFound, UnitOfWork, type Tx } from '#platform';
import { insertBudget } from '../data/budget-writes.sql.js';
import {
  addFundSource,
  contributionOf,
  insertContribution,
  type Contribution,
} from '../data/contribution.sql.js';
import { insertFundingRecord } from '../data/funding-record.sql.js';
import { loadDay } from '../domain/community-budget.js';
import { takesContributions } from '../domain/contribution.js';
import type { FundSource } from '../domain/fund-source.js';
import { ContributionsNotTaken, type ProposeContributionRefusal } from './contribution.refusals.js';
import { parameterValues } from './parameters.query.js';

export interface ProposeContributionCommand {
  readonly idempotencyKey: string;
  readonly schoolId: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  readonly amount: Pence;
  /** By which the agreement is known; no other of the authority has it. */
  readonly reference: string;
  readonly s251Line: string;
  readonly costCentre: string;
  /** What the school wants its money spent on. */
  readonly conditions: string;
}

interface Agreed extends Omit<ProposeContributionCommand, 'idempotencyKey' | 'financialYear'> {
  readonly year: FinancialYear;
}

/**
 * A finance officer enters what a school agreed to put into the pool of its community: a fund source of its own, with
 * its figures and its budget, all waiting for another officer. Off unless the authority has laid down that it takes
 * contributions. For holders of `contribution.propose`.
 */
@Injectable()
export class ProposeContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The agreement, PROPOSED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ProposeContributionCommand,
  ): Promise<Result<Contribution, ProposeContributionRefusal>> {
    const { idempotencyKey: key, ...input } = command;
    const year = FinancialYear.read(input.financialYear);
    if (!year.ok) return err(new InvalidInput('financialYear', year.error));
    if (input.amount <= 0n)
      return err(new InvalidInput('amountPence', 'A contribution has to be more than nothing.'));
    const agreed = { ...input, year: year.value };
    return this.unitOfWork.once<Contribution, ProposeContributionRefusal>(
      actor,
      { operation: 'proposeContribution', key, input },
      (tx) => propose(tx, actor, agreed, this.clock),
    );
  }
}

async function propose(
  tx: Tx,
  actor: Actor,
  agreed: Agreed,
  clock: Clock,
): Promise<Result<Contribution, ProposeContributionRefusal>> {
  const { schoolId, year, amount, reference } = agreed;
  const day = loadDay(year, todayInLondon(clock));
  const school = await findSchool(tx, actor.authorityId, schoolId);
  const community = await communityOfSchool(tx, actor.authorityId, schoolId, day);
  if (school === undefined || community === undefined) return err(new NotFound('member school'));
  if (!takesContributions(await parameterValues(tx, actor.authorityId, day)))
    return err(new ContributionsNotTaken(year.label));
  const source = sourceOf(agreed, school.name);
  if (!(await addFundSource(tx, actor, source)))
    return err(new InvalidInput('reference', `There is an agreement called ${reference} already.`));
  const of = { fundCode: source.code, year, note: source.name };
  const figures = { expected: amount, confirmed: amount, underwritten: pence(0n) };
  const budgetId = await insertBudget(tx, actor, { ...of, communityId: community.id, amount });
  const recordId = await insertFundingRecord(tx, actor, { ...of, ...figures });
  if (budgetId === undefined || recordId === undefined)
    throw new Error('A fund source that is new has a budget already.');
  const belongs = { fundCode: source.code, budgetId, recordId };
  const agreement = { schoolId, communityId: community.id, year, amount, reference, ...belongs };
  return ok(await contributionOf(tx, actor, await insertContribution(tx, actor, agreement)));
}

/** Gives money in its one year only, and only for what was agreed: money of a school never mixes with that of another. */
function sourceOf({ reference, year, conditions, ...agreed }: Agreed, schoolName: string): FundSource {
  return {
    code: `CONTRIBUTION-${reference}`,
    name: `Contribution of ${schoolName}, agreement ${reference}`,
    yearKind: 'FINANCIAL',
    valid: { from: year.startsOn, until: year.next().startsOn },
    isRingFenced: true,
    grantConditions: conditions,
    s251Line: agreed.s251Line,
    costCentre: agreed.costCentre,
  };
}
