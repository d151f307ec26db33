import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor, type CallerCarrier } from '#access';
import { CursorCodec, IdScalar, pageOf, type Connection } from '#platform';
import { FormulasQuery } from '../app/formulas.query.js';
import { ReplayFormulaRun } from '../app/replay-formula-run.query.js';
import { FormulaRunLoaders } from './formula-run.loaders.js';
import {
  FormulaAllocationType,
  FormulaPotType,
  FormulaRunConnection,
  FormulaRunType,
  toAllocationType,
  toFormulaRunType,
  toPotType,
} from './formula-run.types.js';
import { FormulaRunsArgs } from './formula.inputs.js';
import { FormulaReplayType, toReplayType } from './formula-replay.types.js';

const NOT_YOURS = 'Empty where there is no such run.';

@Resolver(() => FormulaRunType)
export class FormulaRunResolver {
  constructor(
    private readonly formulas: FormulasQuery,
    private readonly replays: ReplayFormulaRun,
    private readonly loaders: FormulaRunLoaders,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => FormulaRunType, { nullable: true, description: `One run of a formula. ${NOT_YOURS}` })
  @Allow('formula.read')
  async formulaRun(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the run.' }) id: string,
  ): Promise<FormulaRunType | null> {
    const run = await this.formulas.formulaRun(actor, id);
    return run && toFormulaRunType(run);
  }

  @Query(() => FormulaRunConnection, { description: 'The runs of formulas, the newest first.' })
  @Allow('formula.read')
  async formulaRuns(
    @CurrentActor() actor: Actor,
    @Args() { first, after, ...asked }: FormulaRunsArgs,
  ): Promise<Connection<FormulaRunType>> {
    const { financialYear = null, fundCode = null, state = null } = asked;
    const filter = { financialYear, fundCode, state };
    const scope = { list: 'formulaRuns', binding: [actor.personId, filter] };
    const position = after == null ? undefined : String(this.cursors.decode(scope, after)[0]);
    const rows = await this.formulas.runs(actor, filter, first, position);
    return pageOf(rows, {
      first,
      toNode: toFormulaRunType,
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.formulas.countRuns(actor, filter),
    });
  }

  @Query(() => FormulaReplayType, {
    nullable: true,
    description: `Work a run out again from what it kept, and compare every figure you may see. ${NOT_YOURS}`,
  })
  @Allow('formula.read')
  async replayFormulaRun(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the run.' }) id: string,
  ): Promise<FormulaReplayType | null> {
    const replay = await this.replays.run(actor, id);
    return replay && toReplayType(replay);
  }

  @ResolveField(() => [FormulaPotType], { description: 'What goes by each factor, in the whole county.' })
  async pots(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id }: FormulaRunType,
  ): Promise<FormulaPotType[]> {
    return (await this.loaders.outcome(carrier, actor, id)).pots.map(toPotType);
  }

  @ResolveField(() => [FormulaAllocationType], {
    description: 'What each community gets, by code: of those that you look upon.',
  })
  async communities(
    @CurrentActor() actor: Actor,
    @Context() carrier: CallerCarrier,
    @Parent() { id }: FormulaRunType,
  ): Promise<FormulaAllocationType[]> {
    const { pots, results } = await this.loaders.outcome(carrier, actor, id);
    return results.map((result) => toAllocationType(result, pots));
  }
}
