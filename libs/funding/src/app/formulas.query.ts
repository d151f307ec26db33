import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { outcomesOf } from '../data/formula-outcome.sql.js';
import { countRuns, findRun, runPage, type FormulaRun, type RunFilter } from '../data/formula-run.sql.js';
import {
  countVersions,
  findVersion,
  versionPage,
  type FormulaVersion,
  type VersionFilter,
  type VersionPosition,
} from '../data/formula-version.sql.js';
import type { FormulaOutcome } from '../domain/formula-run.js';

/**
 * Versions of the formula, and what runs of them gave. For holders of `formula.read`: everybody of them sees the weights
 * and the pots, and of the shares those of the communities he or she looks upon.
 */
@Injectable()
export class FormulasQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async version(actor: Actor, versionId: string): Promise<FormulaVersion | null> {
    return (await this.unitOfWork.read(actor, (tx) => findVersion(tx, actor, versionId))) ?? null;
  }

  /** Up to `first` + 1 versions: the one too many says that there are more. */
  versions(
    actor: Actor,
    filter: VersionFilter,
    first: number,
    after?: VersionPosition,
  ): Promise<readonly FormulaVersion[]> {
    return this.unitOfWork.read(actor, (tx) => versionPage(tx, actor, filter, first + 1, after));
  }

  countVersions(actor: Actor, filter: VersionFilter): Promise<number> {
    return this.unitOfWork.read(actor, (tx) => countVersions(tx, actor, filter));
  }

  async formulaRun(actor: Actor, runId: string): Promise<FormulaRun | null> {
    return (await this.unitOfWork.read(actor, (tx) => findRun(tx, actor, runId))) ?? null;
  }

  /** Up to `first` + 1 runs: the one too many says that there are more. */
  runs(actor: Actor, filter: RunFilter, first: number, after?: string): Promise<readonly FormulaRun[]> {
    return this.unitOfWork.read(actor, (tx) => runPage(tx, actor, filter, first + 1, after));
  }

  countRuns(actor: Actor, filter: RunFilter): Promise<number> {
    return this.unitOfWork.read(actor, (tx) => countRuns(tx, actor, filter));
  }

  /** The figures of runs, by run. */
  outcomes(actor: Actor, runIds: readonly string[]): Promise<ReadonlyMap<string, FormulaOutcome>> {
    return this.unitOfWork.read(actor, (tx) => outcomesOf(tx, actor, runIds));
  }
}
