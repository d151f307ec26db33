import type { Actor, Permission } from '#access';
import { assertNever, err, ok, type Result } from '#kernel';
import { NotFound, SeparationOfDuties, StaleVersion, WrongState, type Tx } from '#platform';
import { holdFormulas, lockVersion, type LockedVersion } from '../data/formula-version-writes.sql.js';
import {
  POSSIBLE_FROM,
  takeStep,
  type FormulaAction,
  type FormulaState,
  type FormulaStep,
  type FormulaStepProblem,
} from '../domain/formula-version.js';
import type { StepRefusal } from './formula.refusals.js';

export interface FormulaStepCommand {
  readonly idempotencyKey: string;
  readonly versionId: string;
  /** The version of the row the person looked at. */
  readonly expectedVersion: number;
}

export interface StepTaken {
  readonly locked: LockedVersion;
  /** The state it is to be in afterwards. */
  readonly state: FormulaState;
}

const NEEDED: Readonly<Record<FormulaAction, Permission>> = {
  REVISE: 'formula.draft',
  RUN: 'formula.draft',
  APPROVE: 'formula.approve',
};

/** Holds the formulas of the authority, locks one version and judges a step of it. Writes nothing. */
export async function takeFormulaStep(
  tx: Tx,
  actor: Actor,
  action: FormulaAction,
  { versionId, expectedVersion }: Omit<FormulaStepCommand, 'idempotencyKey'>,
): Promise<Result<StepTaken, StepRefusal>> {
  await holdFormulas(tx, actor);
  const locked = actor.may(NEEDED[action]) ? await lockVersion(tx, actor, versionId) : undefined;
  if (locked === undefined) return err(new NotFound('version of the formula'));
  const step = { action, personId: actor.personId, expectedVersion };
  const state = takeStep(locked, step);
  return state.ok ? ok({ locked, state: state.value }) : err(refusalOf(state.error, locked, step));
}

const IN_WORDS: Readonly<Record<FormulaAction, string>> = {
  REVISE: 'be revised',
  RUN: 'be run',
  APPROVE: 'be approved',
};

function refusalOf(
  problem: FormulaStepProblem,
  { state, version }: LockedVersion,
  { action, expectedVersion }: FormulaStep,
): StepRefusal {
  switch (problem) {
    case 'WRONG_STAGE':
      return new WrongState(IN_WORDS[action], state, POSSIBLE_FROM[action]);
    case 'CHANGED_SINCE':
      return new StaleVersion(expectedVersion, version);
    case 'DRAFTED_BY_SAME_PERSON':
      return new SeparationOfDuties('drafted this version', 'approve it');
    default:
      return assertNever(problem);
  }
}
