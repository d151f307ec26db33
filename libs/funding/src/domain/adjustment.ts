import { err, ok, subtractPence, pence, type Pence, type Result } from '#kernel';

/** The ways in which what a community has been given changes. Its budget itself is never edited. */
export const AdjustmentKind = {
  VIREMENT: 'VIREMENT',
  CONTINGENCY_RELEASE: 'CONTINGENCY_RELEASE',
  CARRY_FORWARD: 'CARRY_FORWARD',
  CORRECTION: 'CORRECTION',
  CLAWBACK: 'CLAWBACK',
  TOP_SLICE: 'TOP_SLICE',
} as const;
export type AdjustmentKind = (typeof AdjustmentKind)[keyof typeof AdjustmentKind];

/** PROPOSED until its last approval posts it, or a checker rejects it. Nothing leads back. */
export const AdjustmentState = { PROPOSED: 'PROPOSED', POSTED: 'POSTED', REJECTED: 'REJECTED' } as const;
export type AdjustmentState = (typeof AdjustmentState)[keyof typeof AdjustmentState];

/** Which budgets an adjustment takes from and gives to, by id. */
export interface AdjustmentSides {
  readonly from: string | null;
  readonly to: string | null;
}

/** The kinds an officer of the authority proposes. A release is asked for by the chair; carrying forward is of the year end. */
export const OFFICER_KINDS = ['VIREMENT', 'CORRECTION', 'CLAWBACK', 'TOP_SLICE'] as const;
export type OfficerKind = (typeof OFFICER_KINDS)[number];

/** A side that has to be given, or has to be left out, and why. */
export interface SideProblem {
  readonly side: 'from' | 'to';
  readonly message: string;
}

/** Whether the sides make sense for the kind. The database holds the same rule in `ck_budget_adjustment_sides`. */
export function checkSides(kind: OfficerKind, { from, to }: AdjustmentSides): Result<undefined, SideProblem> {
  if (kind === 'CORRECTION') {
    if ((from === null) !== (to === null)) return ok(undefined);
    return problem(
      'to',
      'A correction makes one budget larger or smaller: name the one it gives to, or the one it takes from.',
    );
  }
  if (from === null) return problem('from', 'Name the budget the money is taken from.');
  if (kind === 'VIREMENT') {
    if (to === null)
      return problem('to', 'A virement goes to another community: name the budget it goes to.');
    return from === to
      ? problem('to', 'A virement goes to another budget than the one it comes from.')
      : ok(undefined);
  }
  return to === null ? ok(undefined) : problem('to', 'This goes to no other budget: leave it out.');
}

function problem(side: SideProblem['side'], message: string): Result<undefined, SideProblem> {
  return err({ side, message });
}

/**
 * By how much more a fund is promised in its year: more by a correction upwards, less by one downwards and by a
 * top-slice, whose money the fund may give to others. Clawed-back money leaves the fund for the high needs block.
 */
export function changeOfPromise(kind: AdjustmentKind, { from }: AdjustmentSides, amount: Pence): Pence {
  if (kind === 'TOP_SLICE') return subtractPence(pence(0n), amount);
  if (kind !== 'CORRECTION') return pence(0n);
  return from === null ? amount : subtractPence(pence(0n), amount);
}
