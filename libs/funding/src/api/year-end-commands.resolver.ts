import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ApproveYearEnd } from '../app/approve-year-end.js';
import { CloseYear } from '../app/close-year.js';
import { ProposeYearEnd } from '../app/propose-year-end.js';
import { SoftCloseYear } from '../app/soft-close-year.js';
import {
  ApproveYearEndInput,
  CloseYearInput,
  ProposeYearEndInput,
  SoftCloseYearInput,
} from './year-end.inputs.js';
import {
  ApproveYearEndResult,
  CloseYearResult,
  ProposeYearEndResult,
  SoftCloseYearResult,
  YearClosed,
  YearEndApproved,
  YearEndProposed,
  YearSoftClosed,
} from './year-end.results.js';
import { toYearEndType } from './year-end.types.js';

@Resolver()
export class YearEndCommandsResolver {
  constructor(
    private readonly softClose: SoftCloseYear,
    private readonly propose: ProposeYearEnd,
    private readonly approve: ApproveYearEnd,
    private readonly close: CloseYear,
  ) {}

  @Mutation(() => SoftCloseYearResult, {
    description:
      'Close a year for new budgets and awards. What was promised is still paid, and corrections are made. There is no way back.',
  })
  @Allow('year.propose')
  async softCloseYear(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which year.' }) input: SoftCloseYearInput,
  ): Promise<typeof SoftCloseYearResult> {
    const outcome = await this.softClose.run(actor, input);
    return outcome.ok ? new YearSoftClosed(outcome.value) : outcome.error;
  }

  @Mutation(() => ProposeYearEndResult, {
    description:
      'Propose what becomes of the money of a fund at the end of a year. Replaces a proposal that is waiting; nothing moves yet.',
  })
  @Allow('year.propose')
  async proposeYearEnd(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is proposed.' }) input: ProposeYearEndInput,
  ): Promise<typeof ProposeYearEndResult> {
    const outcome = await this.propose.run(actor, input);
    return outcome.ok ? new YearEndProposed(toYearEndType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ApproveYearEndResult, {
    description:
      'Approve a year end: all of its money moves at once. Never by the person who proposed it. Again, it changes nothing.',
  })
  @Allow('year.approve')
  async approveYearEnd(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which year end, and what does not go on.' }) input: ApproveYearEndInput,
  ): Promise<typeof ApproveYearEndResult> {
    const outcome = await this.approve.run(actor, input);
    return outcome.ok ? new YearEndApproved(toYearEndType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => CloseYearResult, {
    description: 'Close a year for good. Never by the person who closed it for new budgets and awards.',
  })
  @Allow('year.approve')
  async closeYear(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which year.' }) input: CloseYearInput,
  ): Promise<typeof CloseYearResult> {
    const outcome = await this.close.run(actor, input);
    return outcome.ok ? new YearClosed(outcome.value) : outcome.error;
  }
}
