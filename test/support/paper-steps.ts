/** The stages of a pot, as somebody with pencil and paper keeps them. */
export type PaperStage = 'FUND' | 'AVAILABLE' | 'RESERVE' | 'COMMITTED' | 'RETURNED';

/** What leads where: written out by hand, not read from the ledger under test. */
export const PAPER_MOVES = {
  BUDGET_LOAD: ['FUND', 'AVAILABLE'],
  SET_ASIDE: ['AVAILABLE', 'RESERVE'],
  CONTINGENCY_RELEASE: ['RESERVE', 'AVAILABLE'],
  CORRECTION_UP: ['FUND', 'AVAILABLE'],
  CORRECTION_DOWN: ['AVAILABLE', 'FUND'],
  TOP_SLICE: ['AVAILABLE', 'FUND'],
  CLAWBACK: ['AVAILABLE', 'RETURNED'],
  RETURN: ['AVAILABLE', 'RETURNED'],
  RESERVE_RETURNED: ['RESERVE', 'RETURNED'],
  COMMIT: ['AVAILABLE', 'COMMITTED'],
  RELEASE: ['COMMITTED', 'AVAILABLE'],
  VIREMENT_OUT: ['AVAILABLE', 'FUND'],
  VIREMENT_IN: ['FUND', 'AVAILABLE'],
  CARRY_FORWARD_OUT: ['AVAILABLE', 'FUND'],
  RESERVE_CARRIED_OUT: ['RESERVE', 'FUND'],
  CARRY_FORWARD_IN: ['FUND', 'AVAILABLE'],
  COMMITMENT_CARRIED_OUT: ['COMMITTED', 'FUND'],
  COMMITMENT_CARRIED_IN: ['FUND', 'COMMITTED'],
} as const satisfies Record<string, readonly [PaperStage, PaperStage]>;

export type PaperMovement = keyof typeof PAPER_MOVES;

/**
 * What may still happen in a year that is closed softly, by hand as well: what follows from earlier promises, corrections,
 * and the winding up. Undoing may too, whatever is undone. In a year that is closed for good, nothing may.
 */
export const AFTER_THE_SOFT_CLOSE: readonly PaperMovement[] = [
  'CORRECTION_UP',
  'CORRECTION_DOWN',
  'CLAWBACK',
  'RELEASE',
  'RETURN',
  'RESERVE_RETURNED',
  'CARRY_FORWARD_OUT',
  'RESERVE_CARRIED_OUT',
  'COMMITMENT_CARRIED_OUT',
];

/** Movements that need neither a promise nor another pot. */
export const SINGLE_MOVES = [
  'BUDGET_LOAD',
  'SET_ASIDE',
  'CONTINGENCY_RELEASE',
  'CORRECTION_UP',
  'CORRECTION_DOWN',
  'TOP_SLICE',
  'CLAWBACK',
  'RETURN',
  'RESERVE_RETURNED',
] as const satisfies readonly PaperMovement[];

/** Two years of two holders' money from one fund. */
export const PAPER_YEARS = ['OLD', 'NEW'] as const;
export type PaperYear = (typeof PAPER_YEARS)[number];
export type PaperSide = 0 | 1;

export interface PaperPotName {
  readonly year: PaperYear;
  readonly side: PaperSide;
}

/** One step of a story. `which` counts from the newest. */
export type PaperStep =
  | {
      readonly does: 'MOVE';
      readonly movement: (typeof SINGLE_MOVES)[number];
      readonly pot: PaperPotName;
      readonly amount: bigint;
    }
  /** To the pot of the other holder, in the same year. */
  | { readonly does: 'VIRE'; readonly pot: PaperPotName; readonly amount: bigint }
  | { readonly does: 'PROMISE'; readonly pot: PaperPotName; readonly amount: bigint }
  | {
      readonly does: 'RELEASE';
      readonly pot: PaperPotName;
      readonly which: number;
      readonly amount: bigint;
    }
  /** Money of the old year goes on in the new one, where it can be promised. */
  | {
      readonly does: 'CARRY';
      readonly side: PaperSide;
      readonly from: 'AVAILABLE' | 'RESERVE';
      readonly amount: bigint;
    }
  /** A promise of the old year goes on in the new one, with all of its money. */
  | { readonly does: 'CARRY_PROMISE'; readonly side: PaperSide; readonly which: number }
  /** Undoes a part of an earlier step. */
  | { readonly does: 'REVERSE'; readonly which: number; readonly amount: bigint };

/** What becomes of a story's old year before it is closed for good. */
export interface PaperWindingUp {
  readonly money: 'RETURN' | 'CARRY';
  readonly promises: 'RELEASE' | 'CARRY';
}

/** A promise on paper, where it was made or has gone on to. */
export interface PaperPromise extends PaperPotName {
  committed: bigint;
  /** The promise of the new year in which it goes on. */
  goesOnIn?: PaperPromise;
}

/** A movement in one pot; backwards where it undoes. */
export interface PaperLeg extends PaperPotName {
  readonly movement: PaperMovement;
  readonly amount: bigint;
  readonly promise?: PaperPromise;
  /** The leg that is undone. */
  readonly undoes?: PaperLeg;
}

/** From which stage to which a leg leads. */
export function wayOf({ movement, undoes }: PaperLeg): readonly [PaperStage, PaperStage] {
  const [from, to] = PAPER_MOVES[movement];
  return undoes === undefined ? [from, to] : [to, from];
}
