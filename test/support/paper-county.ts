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
  COMMIT: ['AVAILABLE', 'COMMITTED'],
  RELEASE: ['COMMITTED', 'AVAILABLE'],
  VIREMENT_OUT: ['AVAILABLE', 'FUND'],
  VIREMENT_IN: ['FUND', 'AVAILABLE'],
} as const satisfies Record<string, readonly [PaperStage, PaperStage]>;

export type PaperMovement = keyof typeof PAPER_MOVES;

/** One step of a story about two pots of one fund, 0 and 1. */
export type PaperStep =
  | { readonly does: 'MOVE'; readonly movement: SingleMovement; readonly pot: 0 | 1; readonly amount: bigint }
  | { readonly does: 'VIRE'; readonly pot: 0 | 1; readonly amount: bigint }
  /** Undoes a part of an earlier step: which one, counted from the newest. */
  | { readonly does: 'REVERSE'; readonly which: number; readonly amount: bigint };

export type SingleMovement = Exclude<PaperMovement, 'VIREMENT_OUT' | 'VIREMENT_IN'>;

/** A movement in one pot; backwards where it undoes. */
export interface PaperLeg {
  readonly pot: 0 | 1;
  readonly movement: PaperMovement;
  readonly amount: bigint;
  /** The leg that is undone. */
  readonly undoes?: PaperLeg;
}

interface Deed {
  readonly legs: readonly PaperLeg[];
  undone: bigint;
}

/** What a step comes to: the legs to be posted, and whether the ledger has to take them or refuse them. */
export interface PaperVerdict {
  readonly legs: readonly PaperLeg[];
  readonly stands: boolean;
}

/** Two pots of one fund on paper: no stage but the fund's is ever below zero, and nothing is undone more than once. */
export class PaperCounty {
  readonly pots: readonly [Record<PaperStage, bigint>, Record<PaperStage, bigint>] = [empty(), empty()];
  private readonly deeds: Deed[] = [];

  /**
   * Takes a step if it can be taken. A refused step of two legs comes back as its one leg that does not fit: the
   * application would undo the other in the same transaction.
   */
  take(step: PaperStep): PaperVerdict {
    if (step.does !== 'REVERSE') return this.settle(legsOf(step), undefined);
    const deed = this.deeds.at(-1 - (step.which % Math.max(1, this.deeds.length)));
    if (deed === undefined) return { legs: [], stands: true };
    const undoing = deed.legs.map((leg) => ({ ...leg, amount: step.amount, undoes: leg }));
    const whole = deed.legs[0]?.amount ?? 0n;
    if (deed.undone + step.amount > whole) return { legs: undoing.slice(0, 1), stands: false };
    return this.settle(undoing, deed);
  }

  private settle(legs: readonly PaperLeg[], undone: Deed | undefined): PaperVerdict {
    const misfit = legs.find((leg) => !this.fits(leg));
    if (misfit !== undefined) return { legs: [misfit], stands: false };
    for (const leg of legs) this.move(leg);
    if (undone === undefined) this.deeds.push({ legs, undone: 0n });
    else undone.undone += legs[0]?.amount ?? 0n;
    return { legs, stands: true };
  }

  private fits(leg: PaperLeg): boolean {
    const [from] = wayOf(leg);
    return from === 'FUND' || this.pots[leg.pot][from] >= leg.amount;
  }

  private move(leg: PaperLeg): void {
    const [from, to] = wayOf(leg);
    this.pots[leg.pot][from] -= leg.amount;
    this.pots[leg.pot][to] += leg.amount;
  }
}

function empty(): Record<PaperStage, bigint> {
  return { FUND: 0n, AVAILABLE: 0n, RESERVE: 0n, COMMITTED: 0n, RETURNED: 0n };
}

function wayOf({ movement, undoes }: PaperLeg): readonly [PaperStage, PaperStage] {
  const [from, to] = PAPER_MOVES[movement];
  return undoes === undefined ? [from, to] : [to, from];
}

function legsOf(step: Exclude<PaperStep, { does: 'REVERSE' }>): readonly PaperLeg[] {
  const { pot, amount } = step;
  if (step.does === 'MOVE') return [{ pot, movement: step.movement, amount }];
  const other = pot === 0 ? 1 : 0;
  return [
    { pot, movement: 'VIREMENT_OUT', amount },
    { pot: other, movement: 'VIREMENT_IN', amount },
  ];
}
