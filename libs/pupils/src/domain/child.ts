import type { PlainDate, Upn } from '#kernel';
import type { EngagementAgreement } from './engagement-agreement.js';
import type { SenRecord } from './sen-record.js';
import type { OutOfCohort } from './year-group.js';

/** Who a child is. Sealed outside the memory of the server, and shown to the child's own school only. */
export interface ChildIdentity {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: PlainDate;
  /** Children below school age normally have none. */
  readonly upn?: Upn;
}

/** A child as its own school sees it on one day. */
export interface Child {
  readonly id: string;
  readonly schoolId: string;
  readonly pseudonym: string;
  readonly version: number;
  readonly firstDayOnRoll: PlainDate;
  /** Undefined while no end is known. */
  readonly lastDayOnRoll?: PlainDate;
  readonly ncYear?: number;
  readonly outOfCohort?: OutOfCohort;
  /** Undefined where none is recorded for the day. */
  readonly sen?: SenRecord;
  readonly agreements: readonly EngagementAgreement[];
  /** Present only where it was asked for, which leaves a trace. */
  readonly identity?: ChildIdentity;
}
