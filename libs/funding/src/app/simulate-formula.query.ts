import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import { NotFound, UnitOfWork, type Tx } from '#platform';
import { outcomeOf } from '../data/formula-outcome.sql.js';
import { currentRun, findRun, type FormulaRun } from '../data/formula-run.sql.js';
import { compareRuns, type Compared } from '../domain/formula-comparison.js';
import { runFormula, type RunPot } from '../domain/formula-run.js';
import { readDraft, type FormulaDraft } from './formula-draft.js';
import { runRefusal } from './formula-problems.js';
import type { GatheringRefusal } from './formula.refusals.js';
import { gatherFormulaInputs } from './gather-formula-inputs.js';

export interface SimulationQuestion extends FormulaDraft {
  readonly total: Pence;
  readonly fundCode: string;
  /** The run to compare with; the one approved last for the fund where null. */
  readonly compareWithRunId: string | null;
}

/** What a draft would give every community, beside what a run has given it. */
export interface Simulation {
  readonly total: Pence;
  readonly pots: readonly RunPot[];
  readonly communities: readonly Compared[];
  /** Null where no run is approved yet. */
  readonly comparedWith: FormulaRun | null;
}

export type SimulationRefusal = GatheringRefusal | NotFound;

/**
 * Tries a formula before anybody decides: what its weights and limits would give every community, beside the current
 * run. Stores nothing. For holders of `formula.simulate`, who see all communities.
 */
@Injectable()
export class SimulateFormula {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(actor: Actor, question: SimulationQuestion): Promise<Result<Simulation, SimulationRefusal>> {
    if (!actor.may('formula.simulate')) return err(new NotFound('formula'));
    return this.unitOfWork.read(actor, (tx) => simulate(tx, actor, question));
  }
}

async function simulate(
  tx: Tx,
  actor: Actor,
  question: SimulationQuestion,
): Promise<Result<Simulation, SimulationRefusal>> {
  const { total, fundCode, compareWithRunId } = question;
  const content = readDraft(question);
  if (!content.ok) return content;
  const inputs = await gatherFormulaInputs(tx, actor, 'simulation', content.value, total);
  if (!inputs.ok) return inputs;
  const outcome = runFormula(inputs.value);
  if (!outcome.ok) return err(runRefusal(outcome.error));
  const comparedWith =
    compareWithRunId === null
      ? await currentRun(tx, actor, fundCode)
      : await findRun(tx, actor, compareWithRunId);
  if (comparedWith === undefined && compareWithRunId !== null) return err(new NotFound('run of the formula'));
  const before = comparedWith && (await outcomeOf(tx, actor, comparedWith.id));
  const communities = compareRuns(outcome.value, before);
  return ok({ total, pots: outcome.value.pots, communities, comparedWith: comparedWith ?? null });
}
