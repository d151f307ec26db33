import { ArgsType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { type AccountKind, type Movement, type StatementLine } from '#ledger';
import { connectionOf, DateScalar, DateTimeScalar, IdScalar, PageArgs } from '#platform';
import { MoneyType, toMoney } from './money.types.js';

const STAGES: Record<AccountKind, string> = {
  FUND: 'Where the money comes from: below zero by what has been given to the community.',
  AVAILABLE: 'What can still be awarded.',
  RESERVE: 'Set aside for emergencies. Released by approval only.',
  COMMITTED: 'Awarded, not yet due for payment.',
  PAYABLE: 'Due for payment, in a payment run that is not yet released.',
  PAID: 'Paid to schools.',
  RECOVERABLE: 'Paid to schools and agreed to come back.',
  RETURNED: 'Given back to the fund.',
  DEFICIT: 'Overspent, as the local authority recorded it: below zero by what is still to be made good.',
};

const MOVES: Record<Movement, string> = {
  BUDGET_LOAD: 'An approved budget became available.',
  COMMIT: 'Money was awarded.',
  RELEASE: 'An award ended early, and what was not yet paid became available again.',
  FALL_DUE: 'An instalment entered a payment run.',
  PAY: 'A payment run was released.',
  RECOVERY_AGREED: 'Money that was paid is to come back.',
  RECOVERY_RECEIVED: 'Money that was paid has come back and can be awarded again.',
  RETURN: 'Money went back to the fund.',
  SET_ASIDE: 'Money was set aside as a reserve.',
  CONTINGENCY_RELEASE: 'Money of the reserve became available.',
  VIREMENT_OUT: 'Money went to the budget of another community.',
  VIREMENT_IN: 'Money came from the budget of another community.',
  TOP_SLICE: 'Money was taken for a purpose of all communities.',
  CORRECTION_UP: 'The budget was too small and was corrected.',
  CORRECTION_DOWN: 'The budget was too large and was corrected.',
  CLAWBACK: 'The local authority took back money that was not used.',
  CARRY_FORWARD_OUT: 'Money was carried into the next year.',
  CARRY_FORWARD_IN: 'Money was carried over from the year before.',
  COMMITMENT_CARRIED_OUT: 'Money awarded and not yet paid was carried into the next year.',
  COMMITMENT_CARRIED_IN: 'Money awarded and not yet paid was carried over from the year before.',
  RESERVE_RETURNED: 'What was left of the reserve went back to the fund.',
  DEFICIT_RECORDED: 'The local authority recorded that the budget was overspent.',
  DEFICIT_CALLED: 'An earlier deficit was taken from the money of this year.',
  DEFICIT_CLEARED: 'A deficit was made good.',
  RESERVE_CARRIED_OUT: 'What was left of the reserve was carried into the next year.',
  RECOVERY_CARRIED_OUT: 'Money that is to come back is followed up in the next year.',
  PRIOR_YEAR_RECOVERY_AGREED: 'Money that was paid out of an earlier year is to come back.',
  PRIOR_YEAR_RECOVERY_RECEIVED:
    'Money that was paid out of an earlier year has come back and went to the fund.',
  PRIOR_YEAR_RECOVERY_CARRIED_OUT:
    'Money of an earlier year that is still to come back is followed up in the next year.',
};

const namesOf = <Name extends string>(described: Record<Name, string>) =>
  Object.fromEntries(Object.keys(described).map((name) => [name, name])) as { readonly [N in Name]: N };
const descriptionsOf = (described: Record<string, string>) =>
  Object.fromEntries(Object.entries(described).map(([name, description]) => [name, { description }]));

const BudgetStage = namesOf(STAGES);
const MoneyMovement = namesOf(MOVES);

registerEnumType(BudgetStage, {
  name: 'BudgetStage',
  description: 'How far money of a budget has come on its way from the fund to a school.',
  valuesMap: descriptionsOf(STAGES),
});
registerEnumType(MoneyMovement, {
  name: 'MoneyMovement',
  description: 'What happened to money of a budget.',
  valuesMap: descriptionsOf(MOVES),
});

@ArgsType()
export class StatementArgs extends PageArgs {
  @Field(() => BudgetStage, { defaultValue: BudgetStage.AVAILABLE, description: 'Whose movements to list.' })
  kind!: AccountKind;
}

@ObjectType('StatementLine', { description: 'One movement on an account, and what was on it right after.' })
export class StatementLineType {
  @Field(() => String, { description: 'The number of the line: from 1 upwards, without gaps.' })
  number!: string;

  @Field(() => MoneyMovement, { description: 'What happened.' })
  movement!: Movement;

  @Field(() => Boolean, { description: 'Whether the movement was undone: money went the other way.' })
  isReversal!: boolean;

  @Field(() => MoneyType, { description: 'More than zero when money came in, less when it went out.' })
  amount!: MoneyType;

  @Field(() => MoneyType, { description: 'What was on the account right after.' })
  balanceAfter!: MoneyType;

  @Field(() => DateScalar, { description: 'The day it counts for.' })
  effectiveOn!: PlainDate;

  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  postedAt!: string;

  @Field(() => IdScalar, { description: 'The budget, award or payment run that caused it.' })
  causeId!: string;

  @Field(() => IdScalar, { nullable: true, description: 'The award it belongs to, if it belongs to one.' })
  awardId!: string | null;
}

export const StatementLineConnection = connectionOf(StatementLineType, 'StatementLine');

export function toStatementLineType(line: StatementLine): StatementLineType {
  return {
    number: line.version.toString(),
    movement: line.movement,
    isReversal: line.isReversal,
    amount: toMoney(line.amount),
    balanceAfter: toMoney(line.balanceAfter),
    effectiveOn: line.effectiveOn,
    postedAt: line.postedAt,
    causeId: line.causeId,
    awardId: line.originId,
  };
}
