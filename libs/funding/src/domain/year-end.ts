import { addPence, pence, subtractPence, sumPence, type Pence } from '#kernel';

/** What becomes of money nobody has been promised: back to the fund, or into the next year. */
export const LeftoverPolicy = { RETURN: 'RETURN', CARRY_FORWARD: 'CARRY_FORWARD' } as const;
export type LeftoverPolicy = (typeof LeftoverPolicy)[keyof typeof LeftoverPolicy];

/** PROPOSED by a maker; APPROVED and posted by a checker; DONE with the year. REPLACED by a later proposal. */
export const YearEndState = {
  PROPOSED: 'PROPOSED',
  REPLACED: 'REPLACED',
  APPROVED: 'APPROVED',
  DONE: 'DONE',
} as const;
export type YearEndState = (typeof YearEndState)[keyof typeof YearEndState];

/** Whether an open commitment goes on in the next year or is given up. */
export const CommitmentOutcome = { CARRY: 'CARRY', RELEASE: 'RELEASE' } as const;
export type CommitmentOutcome = (typeof CommitmentOutcome)[keyof typeof CommitmentOutcome];

/** An award's promise with money still to be paid or to come back. */
export interface OpenCommitment {
  readonly commitmentId: string;
  readonly awardId: string;
  /** Committed, and due by the last day of the year. */
  readonly due: Pence;
  /** Committed, and due after it. */
  readonly later: Pence;
  /** Paid and agreed to come back. */
  readonly recoverable: Pence;
  /** The part of `recoverable` that was paid out of an earlier year. */
  readonly ofEarlierYears: Pence;
}

/** A pot as it stands before it is wound up. All amounts at nothing or above. */
export interface PotAtYearEnd {
  readonly potId: string;
  readonly communityId: string;
  /** The community's open budget of the next year; null where there is none. */
  readonly nextPotId: string | null;
  readonly available: Pence;
  readonly reserve: Pence;
  /** Overspent, as the authority recorded it. */
  readonly deficit: Pence;
  readonly commitments: readonly OpenCommitment[];
}

export interface WindingUp {
  readonly policy: LeftoverPolicy;
  /** Whether what falls due after the year takes its money along instead of being charged to the next budget. */
  readonly carriesMoney: boolean;
  /** Commitments that are given up. */
  readonly released: ReadonlySet<string>;
}

export interface CarriedCommitment extends OpenCommitment {
  /** Taken along from the old pot. */
  readonly withMoney: Pence;
  /** Charged to what is available in the next year's budget. */
  readonly fromNextYear: Pence;
}

/** Where all the money of a pot goes. What leaves the pot is `returned`, `carriedForward` and what the carried take along. */
export interface PotSettlement {
  readonly potId: string;
  readonly communityId: string;
  readonly nextPotId: string | null;
  readonly released: readonly OpenCommitment[];
  readonly carried: readonly CarriedCommitment[];
  /** What can be promised no longer: available, and what was released. */
  readonly leftover: Pence;
  readonly reserve: Pence;
  readonly policy: LeftoverPolicy;
  readonly deficit: Pence;
  /** What the commitments charge to what is available in the next year's budget. */
  readonly chargedNextYear: Pence;
  /** What the next year's budget has to have available: the deficit first, then what is charged to it, less what comes in. */
  readonly neededNextYear: Pence;
}

const NOTHING = pence(0n);

/** Decides where the money of one pot goes. Every stage of the old pot ends at nothing; no penny is made or lost. */
export function settlePot(pot: PotAtYearEnd, winding: WindingUp): PotSettlement {
  const released = pot.commitments.filter((open) => isReleased(open, winding));
  const carried = pot.commitments
    .filter((open) => isCarried(open, winding))
    .map((open) => carry(open, winding));
  const leftover = addPence(pot.available, sumPence(released.map(committedIn)));
  const chargedNextYear = sumPence(carried.map(({ fromNextYear }) => fromNextYear));
  const comesIn = winding.policy === 'CARRY_FORWARD' ? addPence(leftover, pot.reserve) : NOTHING;
  return {
    potId: pot.potId,
    communityId: pot.communityId,
    nextPotId: pot.nextPotId,
    released,
    carried,
    leftover,
    reserve: pot.reserve,
    policy: winding.policy,
    deficit: pot.deficit,
    chargedNextYear,
    neededNextYear: subtractPence(addPence(pot.deficit, chargedNextYear), comesIn),
  };
}

/** Whether anything of the pot goes on in the next year, so that its budget has to be open. */
export function goesOn(settlement: PotSettlement): boolean {
  const { carried, deficit, policy, leftover, reserve } = settlement;
  const carriesLeftover = policy === 'CARRY_FORWARD' && leftover + reserve > 0n;
  return carried.length > 0 || deficit > 0n || carriesLeftover;
}

/** What is carried forward to be promised anew: nothing where leftovers are returned. */
export function carriedForward({ policy, leftover, reserve }: PotSettlement): Pence {
  return policy === 'CARRY_FORWARD' ? addPence(leftover, reserve) : NOTHING;
}

/** Promised and not yet paid. */
export function committedIn({ due, later }: OpenCommitment): Pence {
  return addPence(due, later);
}

/** Money that is to come back is owed whatever becomes of the promise, so only what is committed is ever given up. */
function isReleased(open: OpenCommitment, { released }: WindingUp): boolean {
  return released.has(open.commitmentId) && committedIn(open) > 0n;
}

function isCarried(open: OpenCommitment, winding: WindingUp): boolean {
  return !isReleased(open, winding) || open.recoverable > 0n;
}

function carry(open: OpenCommitment, winding: WindingUp): CarriedCommitment {
  if (isReleased(open, winding)) return { ...open, withMoney: NOTHING, fromNextYear: NOTHING };
  return winding.carriesMoney
    ? { ...open, withMoney: committedIn(open), fromNextYear: NOTHING }
    : { ...open, withMoney: open.due, fromNextYear: open.later };
}
