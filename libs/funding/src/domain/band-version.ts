import { err, isOnOrBefore, ok, PENCE_LIMIT, uplift, type Pence, type PlainDate, type Result } from '#kernel';

/** How far a version of a band scheme has come. It goes on step by step, and never back. */
export const BandVersionState = {
  DRAFT: 'DRAFT',
  SIMULATED: 'SIMULATED',
  APPROVED: 'APPROVED',
  EFFECTIVE: 'EFFECTIVE',
  SUPERSEDED: 'SUPERSEDED',
} as const;
export type BandVersionState = (typeof BandVersionState)[keyof typeof BandVersionState];

/** What is stored; that an approved version is effective or superseded follows from the dates. */
export type StoredVersionState = 'DRAFT' | 'SIMULATED' | 'APPROVED';

/** What can be done with a version, in the order in which it is done. */
export type BandVersionAction = 'SIMULATE' | 'APPROVE';

/** The first day of a version, and that of the next approved one of its scheme; null while there is none. */
export interface VersionDates {
  readonly validFrom: PlainDate;
  readonly nextFrom: PlainDate | null;
}

/** The state of a version on a day. Later days never give an earlier state. */
export function versionStateOn(
  stored: StoredVersionState,
  { validFrom, nextFrom }: VersionDates,
  day: PlainDate,
): BandVersionState {
  if (stored !== 'APPROVED' || !isOnOrBefore(validFrom, day)) return stored;
  return nextFrom !== null && isOnOrBefore(nextFrom, day) ? 'SUPERSEDED' : 'EFFECTIVE';
}

/** The next step of a version; undefined for one that is approved. */
export function nextAction(state: StoredVersionState): BandVersionAction | undefined {
  return ({ DRAFT: 'SIMULATE', SIMULATED: 'APPROVE', APPROVED: undefined } as const)[state];
}

export interface DecidableVersion {
  readonly state: StoredVersionState;
  readonly version: number;
  readonly draftedBy: string;
}

export interface VersionStep {
  readonly action: BandVersionAction;
  readonly personId: string;
  /** The version of the row the person looked at. */
  readonly expectedVersion: number;
}

export type VersionProblem = 'NOT_ITS_TURN' | 'CHANGED_SINCE' | 'DRAFTED_BY_SAME_PERSON';

/** The state a step leads to. Nobody approves what he or she has drafted. */
export function takeStep(
  version: DecidableVersion,
  { action, personId, expectedVersion }: VersionStep,
): Result<StoredVersionState, VersionProblem> {
  if (nextAction(version.state) !== action) return err('NOT_ITS_TURN');
  if (version.version !== expectedVersion) return err('CHANGED_SINCE');
  if (action === 'SIMULATE') return ok('SIMULATED');
  return version.draftedBy === personId ? err('DRAFTED_BY_SAME_PERSON') : ok('APPROVED');
}

/** What a band is worth a year, in the basis of its scheme: one amount, a range, or a lowest amount alone. */
export interface Worth {
  readonly lowest: Pence;
  readonly highest: Pence | null;
}

/** In basis points: from just above "all is taken away" to "doubled". Beyond that lies a slip of the pen. */
export const UPLIFT_RANGE = { least: -9_999, most: 10_000 } as const;

/** Whether a rate in basis points (430 is 4.3%) may be applied to all values of a scheme. */
export function isUsableRate(basisPoints: number): boolean {
  return (
    Number.isInteger(basisPoints) && basisPoints >= UPLIFT_RANGE.least && basisPoints <= UPLIFT_RANGE.most
  );
}

/**
 * The worth of a band raised by a rate, each amount rounded once, a half upwards. Annual values only: what is prorated
 * is prorated from the raised value. Undefined where an amount would be more than this service counts.
 */
export function upliftWorth({ lowest, highest }: Worth, basisPoints: number): Worth | undefined {
  const most = highest ?? lowest;
  if (basisPoints > 0 && most * 2n > PENCE_LIMIT) return undefined;
  return {
    lowest: uplift(lowest, basisPoints),
    highest: highest === null ? null : uplift(highest, basisPoints),
  };
}
