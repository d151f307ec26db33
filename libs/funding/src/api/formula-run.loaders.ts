import { Injectable } from '@nestjs/common';
import type { Actor, CallerCarrier } from '#access';
import DataLoader from 'dataloader';
import { FormulasQuery } from '../app/formulas.query.js';
import type { FormulaOutcome } from '../domain/formula-run.js';

type Loader = DataLoader<string, FormulaOutcome>;

const NO_FIGURES: FormulaOutcome = { pots: [], results: [] };

/** Gathers the runs whose figures one request asks for: 53 budgets of one run are two statements. */
@Injectable()
export class FormulaRunLoaders {
  private readonly loaders = new WeakMap<CallerCarrier, Loader>();

  constructor(private readonly formulas: FormulasQuery) {}

  /** The figures of a run, of the communities the person may see. */
  outcome(carrier: CallerCarrier, actor: Actor, runId: string): Promise<FormulaOutcome> {
    const loader = this.loaders.get(carrier) ?? this.loaderFor(actor);
    this.loaders.set(carrier, loader);
    return loader.load(runId);
  }

  private loaderFor(actor: Actor): Loader {
    return new DataLoader(async (runIds) => {
      const outcomes = await this.formulas.outcomes(actor, runIds);
      return runIds.map((runId) => outcomes.get(runId) ?? NO_FIGURES);
    });
  }
}
