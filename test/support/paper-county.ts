import {
  AFTER_THE_SOFT_CLOSE,
  PAPER_YEARS,
  wayOf,
  type PaperLeg,
  type PaperPotName,
  type PaperPromise,
  type PaperSide,
  type PaperStage,
  type PaperStep,
  type PaperWindingUp,
} from './paper-steps.js';

/**
 * Why a step cannot be taken: the year is closed, the step was undone already, it would bring money back to a promise that
 * has gone on, or the money is not there.
 */
export type PaperRefusal = 'PERIOD_CLOSED' | 'ALREADY_REVERSED' | 'COMMITMENT_CARRIED' | 'SHORT';

/** What a step comes to: the legs to be posted, and why the ledger has to refuse them; undefined where it has to take them. */
export interface PaperVerdict {
  readonly legs: readonly PaperLeg[];
  readonly refused?: PaperRefusal;
}

export type PaperPot = PaperPotName & Record<PaperStage, bigint>;

interface Deed {
  readonly legs: readonly PaperLeg[];
  undone: bigint;
}

const NOTHING: PaperVerdict = { legs: [] };

/**
 * Two years of two pots of one fund on paper: no stage but the fund's is ever below zero, nothing is undone more than once,
 * and a year that is closed takes only what its state allows.
 */
export class PaperCounty {
  readonly pots: readonly PaperPot[] = PAPER_YEARS.flatMap((year) => [emptyPot(year, 0), emptyPot(year, 1)]);
  /** The new year stays open. */
  oldYear: 'OPEN' | 'SOFT_CLOSED' | 'CLOSED' = 'OPEN';
  /** Every promise that was ever made, those that have gone on as well. */
  readonly promises: PaperPromise[] = [];
  private readonly deeds: Deed[] = [];

  /**
   * Takes a step if it can be taken. A refused step of two legs comes back as its one leg that does not fit: the
   * application would undo the other in the same transaction.
   */
  take(step: PaperStep): PaperVerdict {
    switch (step.does) {
      case 'CARRY_PROMISE':
        return this.carryPromise(this.promiseIn({ year: 'OLD', side: step.side }, step.which));
      case 'REVERSE':
        return this.reverse(step.which, step.amount);
      default:
        return this.settle(this.legsOf(step));
    }
  }

  /** The steps after which nothing is left in the old year, as they follow from what is there now. */
  windingUp({ money, promises }: PaperWindingUp): readonly PaperStep[] {
    return this.pots
      .filter(({ year }) => year === 'OLD')
      .flatMap((pot) => {
        const { side, AVAILABLE, RESERVE, COMMITTED } = pot;
        const open = this.promisesIn(pot).map(({ committed: amount }, which) => ({ which, amount }));
        const ofPromises = open
          .filter(({ amount }) => amount > 0n)
          .map(({ which, amount }): PaperStep =>
            promises === 'CARRY'
              ? { does: 'CARRY_PROMISE', side, which }
              : { does: 'RELEASE', pot: { year: 'OLD', side }, which, amount },
          );
        const leftover = promises === 'RELEASE' ? AVAILABLE + COMMITTED : AVAILABLE;
        return [
          ...ofPromises,
          ...emptying(side, 'AVAILABLE', leftover, money),
          ...emptying(side, 'RESERVE', RESERVE, money),
        ];
      });
  }

  /** A pot's promises, the newest first. */
  private promisesIn({ year, side }: PaperPotName): readonly PaperPromise[] {
    return this.promises.filter((made) => made.year === year && made.side === side).toReversed();
  }

  private promiseIn(pot: PaperPotName, which: number): PaperPromise | undefined {
    const made = this.promisesIn(pot);
    return made[which % Math.max(1, made.length)];
  }

  private legsOf(step: Exclude<PaperStep, { does: 'REVERSE' | 'CARRY_PROMISE' }>): readonly PaperLeg[] {
    const { amount } = step;
    switch (step.does) {
      case 'MOVE':
        return [{ ...step.pot, movement: step.movement, amount }];
      case 'VIRE': {
        const { year, side } = step.pot;
        return [
          { year, side, movement: 'VIREMENT_OUT', amount },
          { year, side: side === 0 ? 1 : 0, movement: 'VIREMENT_IN', amount },
        ];
      }
      case 'PROMISE':
        return [{ ...step.pot, movement: 'COMMIT', amount, promise: { ...step.pot, committed: 0n } }];
      case 'RELEASE': {
        const neverMade = { ...step.pot, committed: 0n };
        const promise = this.promiseIn(step.pot, step.which) ?? neverMade;
        return [{ ...step.pot, movement: 'RELEASE', amount, promise }];
      }
      case 'CARRY': {
        const { side, from } = step;
        const movement = from === 'AVAILABLE' ? 'CARRY_FORWARD_OUT' : 'RESERVE_CARRIED_OUT';
        return [
          { year: 'OLD', side, movement, amount },
          { year: 'NEW', side, movement: 'CARRY_FORWARD_IN', amount },
        ];
      }
    }
  }

  /** What is promised no more has nothing to go on with. */
  private carryPromise(promise: PaperPromise | undefined): PaperVerdict {
    if (promise === undefined || promise.committed === 0n) return NOTHING;
    const { side, committed: amount } = promise;
    const into: PaperPromise = { year: 'NEW', side, committed: 0n };
    promise.goesOnIn = into;
    return this.settle([
      { year: 'OLD', side, movement: 'COMMITMENT_CARRIED_OUT', amount, promise },
      { year: 'NEW', side, movement: 'COMMITMENT_CARRIED_IN', amount, promise: into },
    ]);
  }

  private reverse(which: number, amount: bigint): PaperVerdict {
    const deed = this.deeds.at(-1 - (which % Math.max(1, this.deeds.length)));
    if (deed === undefined) return NOTHING;
    const legs = deed.legs.map((leg) => ({ ...leg, amount, undoes: leg }));
    return this.settle(legs, deed);
  }

  private settle(legs: readonly PaperLeg[], undone?: Deed): PaperVerdict {
    const untimely = legs.find((leg) => !this.isInTime(leg));
    if (untimely !== undefined) return { legs: [untimely], refused: 'PERIOD_CLOSED' };
    if (undone !== undefined && isUndoneTooOften(undone, legs))
      return { legs: legs.slice(0, 1), refused: 'ALREADY_REVERSED' };
    const goneOn = legs.find(bringsBackWhatWentOn);
    if (goneOn !== undefined) return { legs: [goneOn], refused: 'COMMITMENT_CARRIED' };
    const short = legs.find((leg) => !this.hasMoney(leg));
    if (short !== undefined) return { legs: [short], refused: 'SHORT' };
    for (const leg of legs) this.move(leg);
    if (undone === undefined) this.deeds.push({ legs, undone: 0n });
    else undone.undone += amountOf(legs);
    return { legs };
  }

  private isInTime({ year, movement, undoes }: PaperLeg): boolean {
    if (year === 'NEW' || this.oldYear === 'OPEN') return true;
    if (this.oldYear === 'CLOSED') return false;
    return undoes !== undefined || AFTER_THE_SOFT_CLOSE.includes(movement);
  }

  private hasMoney(leg: PaperLeg): boolean {
    const [from] = wayOf(leg);
    const promised = from === 'COMMITTED' ? (leg.promise?.committed ?? 0n) : leg.amount;
    return promised >= leg.amount && (from === 'FUND' || this.potOf(leg)[from] >= leg.amount);
  }

  private move(leg: PaperLeg): void {
    const { amount, promise } = leg;
    const [from, to] = wayOf(leg);
    const pot = this.potOf(leg);
    pot[from] -= amount;
    pot[to] += amount;
    if (promise === undefined) return;
    promise.committed += (to === 'COMMITTED' ? amount : 0n) - (from === 'COMMITTED' ? amount : 0n);
    if (!this.promises.includes(promise)) this.promises.push(promise);
  }

  private potOf({ year, side }: PaperPotName): PaperPot {
    return this.pots.find((pot) => pot.year === year && pot.side === side) as PaperPot;
  }
}

function emptyPot(year: PaperPot['year'], side: PaperSide): PaperPot {
  return { year, side, FUND: 0n, AVAILABLE: 0n, RESERVE: 0n, COMMITTED: 0n, RETURNED: 0n };
}

/** All legs of a deed are of one amount. */
function amountOf([first]: readonly PaperLeg[]): bigint {
  return first?.amount ?? 0n;
}

function isUndoneTooOften({ legs, undone }: Deed, undoing: readonly PaperLeg[]): boolean {
  return undone + amountOf(undoing) > amountOf(legs);
}

/** Nobody brings money back to a promise that has gone on: it would be in two years at once. */
function bringsBackWhatWentOn(leg: PaperLeg): boolean {
  return leg.promise?.goesOnIn !== undefined && wayOf(leg)[1] === 'COMMITTED';
}

function emptying(
  side: PaperSide,
  from: 'AVAILABLE' | 'RESERVE',
  amount: bigint,
  money: PaperWindingUp['money'],
): readonly PaperStep[] {
  if (amount === 0n) return [];
  if (money === 'CARRY') return [{ does: 'CARRY', side, from, amount }];
  const movement = from === 'AVAILABLE' ? 'RETURN' : 'RESERVE_RETURNED';
  return [{ does: 'MOVE', movement, pot: { year: 'OLD', side }, amount }];
}
