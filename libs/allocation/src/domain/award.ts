import type { Pence, PlainDate } from '#kernel';

export const AWARD_STATES = ['COMMITTED', 'ACTIVE', 'ENDED', 'CANCELLED', 'CLOSED'] as const;
/** COMMITTED: nothing paid yet. CLOSED: all paid. ENDED: before its time. CANCELLED: before it began. */
export type AwardState = (typeof AWARD_STATES)[number];

export const INSTALMENT_STATES = ['PLANNED', 'APPROVED', 'PAID', 'CANCELLED'] as const;
/** APPROVED: in a payment run that is not released yet. */
export type InstalmentState = (typeof INSTALMENT_STATES)[number];

export interface Instalment {
  readonly number: number;
  readonly label: string;
  readonly dueOn: PlainDate;
  readonly amount: Pence;
  readonly state: InstalmentState;
}

/** The part of an award that later steps look at. */
export interface RunningAwardCase {
  readonly id: string;
  readonly reference: string;
  readonly budgetId: string;
  readonly communityId: string;
  readonly schoolId: string;
  /** Other schools that take part in a project. */
  readonly collaboratingSchoolIds: readonly string[];
  readonly value: Pence;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly state: AwardState;
  readonly version: number;
  readonly instalments: readonly Instalment[];
}

/** An award can be ended while its period runs, also when all of it has been paid: then the school pays back. */
export const ENDABLE_STATES: readonly AwardState[] = ['COMMITTED', 'ACTIVE', 'CLOSED'];
