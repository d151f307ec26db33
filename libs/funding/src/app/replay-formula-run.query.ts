import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork, type Tx } from '#platform';
import { outcomeOf } from '../data/formula-outcome.sql.js';
import { storedInputs } from '../data/formula-run-writes.sql.js';
import { findRun, type FormulaRun } from '../data/formula-run.sql.js';
import { differencesBetween, type ReplayDifference } from '../domain/formula-replay.js';
import { runFormula, type FormulaOutcome } from '../domain/formula-run.js';

/** What came of working a run out again. */
export interface Replay {
  readonly run: FormulaRun;
  /** Whether the inputs still have the digest that was taken when they were written. */
  readonly inputsAreIntact: boolean;
  /** Empty where every penny agrees. */
  readonly differences: readonly ReplayDifference[];
}

/**
 * Works a run out again from the inputs it kept, and compares every figure with what is stored. Looks at the communities
 * the person may see. For holders of `formula.read`.
 */
@Injectable()
export class ReplayFormulaRun {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where there is no such run. */
  async run(actor: Actor, runId: string): Promise<Replay | null> {
    return this.unitOfWork.read(actor, async (tx) => {
      const run = await findRun(tx, actor, runId);
      return run === undefined ? null : replay(tx, actor, run);
    });
  }
}

async function replay(tx: Tx, actor: Actor, run: FormulaRun): Promise<Replay> {
  const stored = await outcomeOf(tx, actor, run.id);
  const { inputs, isIntact } = await storedInputs(tx, actor, run.id);
  const outcome = runFormula(inputs);
  const replayed = outcome.ok ? outcome.value : { pots: [], results: [] };
  const differences = differencesBetween(stored, seenBy(actor, replayed));
  return { run, inputsAreIntact: isIntact, differences };
}

/** The inputs hold every community; the answer shows those the person may see. */
function seenBy({ communityIds }: Actor, { pots, results }: FormulaOutcome): FormulaOutcome {
  const seen = new Set(communityIds);
  return { pots, results: results.filter(({ communityId }) => seen.has(communityId)) };
}
