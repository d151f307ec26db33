import { err, ok, type Pence, type PlainDate, type Result } from '#kernel';

/**
 * DRAFT when it is written, SIMULATED once somebody has seen what it does, APPROVED by a second person, EFFECTIVE once
 * a run of it is approved, SUPERSEDED when another takes its place. Never back.
 */
export const FormulaState = {
  DRAFT: 'DRAFT',
  SIMULATED: 'SIMULATED',
  APPROVED: 'APPROVED',
  EFFECTIVE: 'EFFECTIVE',
  SUPERSEDED: 'SUPERSEDED',
} as const;
export type FormulaState = (typeof FormulaState)[keyof typeof FormulaState];

/** What can be done with a version. */
export const FormulaAction = { REVISE: 'REVISE', RUN: 'RUN', APPROVE: 'APPROVE' } as const;
export type FormulaAction = (typeof FormulaAction)[keyof typeof FormulaAction];

/** PROPOSED by the one who ran it, APPROVED by another. */
export const FormulaRunState = { PROPOSED: 'PROPOSED', APPROVED: 'APPROVED' } as const;
export type FormulaRunState = (typeof FormulaRunState)[keyof typeof FormulaRunState];

/** What is done about a member school without a figure. */
export const MissingFigures = { REFUSE: 'REFUSE', COUNT_AS_NOTHING: 'COUNT_AS_NOTHING' } as const;
export type MissingFigures = (typeof MissingFigures)[keyof typeof MissingFigures];

/** What the floor and the cap for all are given for. */
export const LimitsPer = { COMMUNITY: 'COMMUNITY', PUPIL: 'PUPIL' } as const;
export type LimitsPer = (typeof LimitsPer)[keyof typeof LimitsPer];

/** A measure that is not counted: one for each community, whatever its size. */
export const LUMP_SUM = 'LUMP_SUM';

/** What a version counts, and how much of the money goes by it. */
export interface VersionFactor {
  readonly code: string;
  readonly name: string;
  /** The code of a measure of schools, or `LUMP_SUM`. */
  readonly measure: string;
  /** In proportion to the others: basis points, per cent, or any whole numbers. */
  readonly weight: number;
}

/** The least and the most; null where there is none. */
export interface Limits {
  readonly floor: Pence | null;
  readonly cap: Pence | null;
}

/** What a version says, without its name and its fate. */
export interface FormulaContent {
  /** The day of the census, and of every other measure. */
  readonly countedOn: PlainDate;
  /** The day whose memberships say which schools count for which community. */
  readonly membersOn: PlainDate;
  readonly missingFigures: MissingFigures;
  readonly factors: readonly VersionFactor[];
  readonly limitsPer: LimitsPer;
  /** For every community, or for every pupil in it. */
  readonly limitsForAll: Limits;
  /** By community id, in place of the limits for all: what is null here stays as it is for all. */
  readonly limits: ReadonlyMap<string, Limits>;
}

/** What a step of a version turns on. */
export interface FormulaStage {
  readonly state: FormulaState;
  readonly version: number;
  readonly draftedBy: string;
}

export interface FormulaStep {
  readonly action: FormulaAction;
  readonly personId: string;
  /** The version of the row the person looked at. */
  readonly expectedVersion: number;
}

export type FormulaStepProblem = 'WRONG_STAGE' | 'CHANGED_SINCE' | 'DRAFTED_BY_SAME_PERSON';

/** From which states a step is possible. */
export const POSSIBLE_FROM: Readonly<Record<FormulaAction, readonly FormulaState[]>> = {
  REVISE: ['DRAFT', 'SIMULATED', 'APPROVED', 'EFFECTIVE'],
  RUN: ['DRAFT', 'SIMULATED', 'APPROVED', 'EFFECTIVE'],
  APPROVE: ['SIMULATED'],
};

/**
 * The state a version is in after a step. A run shows what a draft does, so nobody approves what nobody has seen; whoever
 * drafted it does not approve it. Revising writes the next number: a version that is not approved gives way at once, an
 * approved one only when its successor is approved.
 */
export function takeStep(
  stage: FormulaStage,
  { action, personId, expectedVersion }: FormulaStep,
): Result<FormulaState, FormulaStepProblem> {
  const { state } = stage;
  if (!POSSIBLE_FROM[action].includes(state)) return err('WRONG_STAGE');
  if (stage.version !== expectedVersion) return err('CHANGED_SINCE');
  switch (action) {
    case 'REVISE':
      return ok(isApproved(state) ? state : 'SUPERSEDED');
    case 'RUN':
      return ok(state === 'DRAFT' ? 'SIMULATED' : state);
    case 'APPROVE':
      return stage.draftedBy === personId ? err('DRAFTED_BY_SAME_PERSON') : ok('APPROVED');
  }
}

/** What a person can do with a version: the rule of `takeStep`, asked beforehand. */
export function stepsOpenTo(
  stage: FormulaStage,
  personId: string,
  actions: readonly FormulaAction[],
): readonly FormulaAction[] {
  const { version: expectedVersion } = stage;
  return actions.filter((action) => takeStep(stage, { action, personId, expectedVersion }).ok);
}

export function isApproved(state: FormulaState): boolean {
  return state === 'APPROVED' || state === 'EFFECTIVE';
}
