import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, IdScalar, pageOf, type Connection } from '#platform';
import { FormulasQuery } from '../app/formulas.query.js';
import { SimulateFormula } from '../app/simulate-formula.query.js';
import type { VersionPosition } from '../data/formula-version.sql.js';
import { toDraft } from './formula-draft.js';
import { FormulaVersionsArgs, SimulateFormulaInput } from './formula.inputs.js';
import { FormulaSimulated, SimulateFormulaResult } from './formula-simulation.types.js';
import {
  FormulaVersionConnection,
  FormulaVersionType,
  toFormulaVersionType,
} from './formula-version.types.js';

@Resolver(() => FormulaVersionType)
export class FormulaVersionResolver {
  constructor(
    private readonly formulas: FormulasQuery,
    private readonly simulation: SimulateFormula,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => FormulaVersionType, {
    nullable: true,
    description: 'One version of a formula. Empty where there is no such version.',
  })
  @Allow('formula.read')
  async formulaVersion(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The id of the version.' }) id: string,
  ): Promise<FormulaVersionType | null> {
    const version = await this.formulas.version(actor, id);
    return version && toFormulaVersionType(version, actor);
  }

  @Query(() => FormulaVersionConnection, {
    description: 'The versions of the formulas, by code, the newest first.',
  })
  @Allow('formula.read')
  async formulaVersions(
    @CurrentActor() actor: Actor,
    @Args() { first, after, financialYear, code }: FormulaVersionsArgs,
  ): Promise<Connection<FormulaVersionType>> {
    const filter = { financialYear: financialYear ?? null, code: code ?? null };
    const scope = { list: 'formulaVersions', binding: [actor.personId, filter] };
    const position = after == null ? undefined : this.cursors.decode(scope, after);
    const rows = await this.formulas.versions(actor, filter, first, position as VersionPosition | undefined);
    return pageOf(rows, {
      first,
      toNode: (version) => toFormulaVersionType(version, actor),
      cursorOf: ({ code: last, number }) => this.cursors.encode(scope, [last, -number]),
      count: () => this.formulas.countVersions(actor, filter),
    });
  }

  @Query(() => SimulateFormulaResult, {
    description:
      'Try a formula before anybody decides: what it would give every community, beside the current run. Nothing is stored.',
  })
  @Allow('formula.simulate')
  async simulateFormula(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The formula, and how much would be shared.' }) input: SimulateFormulaInput,
  ): Promise<typeof SimulateFormulaResult> {
    const { formula, totalPence: total, fundCode, compareWithRunId = null } = input;
    const outcome = await this.simulation.run(actor, {
      ...toDraft(formula),
      total,
      fundCode,
      compareWithRunId,
    });
    return outcome.ok ? new FormulaSimulated(outcome.value) : outcome.error;
  }
}
