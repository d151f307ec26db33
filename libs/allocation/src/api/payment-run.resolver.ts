import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor, type CallerCarrier } from '#access';
import { CursorCodec, IdScalar, PageArgs, pageOf, type Connection } from '#platform';
import type { LinePosition } from '../data/payment-line-read.sql.js';
import type { RunPosition } from '../data/payment-run-read.sql.js';
import { PaymentRunsQuery } from '../app/payment-runs.query.js';
import { PaymentLines } from './payment-lines.loader.js';
import {
  PaymentFileType,
  PaymentLineConnection,
  type PaymentLineType,
  PaymentRunConnection,
  PaymentRunType,
  toPaymentLineType,
  toPaymentRunType,
} from './payment-run.types.js';

@Resolver(() => PaymentRunType)
export class PaymentRunResolver {
  constructor(
    private readonly runs: PaymentRunsQuery,
    private readonly lines: PaymentLines,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => PaymentRunType, {
    nullable: true,
    description: 'One payment run. Empty where there is none to see.',
  })
  @Allow('payment.read')
  async paymentRun(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the run.' }) id: string,
  ): Promise<PaymentRunType | null> {
    const run = await this.runs.one(actor, id);
    return run === undefined ? null : toPaymentRunType(run, actor);
  }

  @Query(() => PaymentRunConnection, { description: 'The payment runs, the latest pay day first.' })
  @Allow('payment.read')
  async paymentRuns(
    @CurrentActor() actor: Actor,
    @Args() { first, after }: PageArgs,
  ): Promise<Connection<PaymentRunType>> {
    const scope = { list: 'paymentRuns', binding: [actor.personId] };
    const position = after == null ? undefined : this.cursors.decode(scope, after);
    const runs = await this.runs.page(actor, first, position as RunPosition | undefined);
    return pageOf(runs, {
      first,
      toNode: (run) => toPaymentRunType(run, actor),
      cursorOf: (run) => this.cursors.encode(scope, [run.payOn.toString(), run.id]),
      count: () => this.runs.count(actor),
    });
  }

  @Query(() => PaymentFileType, {
    nullable: true,
    description: 'The file of a released run for the finance system. Empty until the run is released.',
  })
  @Allow('payment.release')
  async paymentRunFile(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the run.' }) id: string,
  ): Promise<PaymentFileType | null> {
    return (await this.runs.file(actor, id)) ?? null;
  }

  @ResolveField('lines', () => PaymentLineConnection, {
    description: 'The payments that you can see, those of the oldest awards first.',
  })
  async linesOf(
    @Context() carrier: CallerCarrier,
    @CurrentActor() actor: Actor,
    @Parent() { id: runId, lineCount }: PaymentRunType,
    @Args() { first, after }: PageArgs,
  ): Promise<Connection<PaymentLineType>> {
    const scope = { list: 'paymentRun.lines', binding: [actor.personId, runId] };
    const position = after == null ? undefined : this.cursors.decode(scope, after);
    const rows = await this.lines.page(carrier, actor, runId, first, position as LinePosition | undefined);
    return pageOf(rows, {
      first,
      toNode: toPaymentLineType,
      cursorOf: (line) => this.cursors.encode(scope, [line.awardId, `${line.instalmentNumber}`]),
      count: () => lineCount,
    });
  }
}
