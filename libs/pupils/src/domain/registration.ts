import { err, ok, parseUpn, type PlainDate, type Result, type Upn } from '#kernel';
import type { ChildIdentity } from './child.js';
import { checkName } from './child-name.js';
import type { Problem } from './problem.js';
import { checkSenRecord, type SenRecord } from './sen-record.js';
import { checkSchooling, type OutOfCohort } from './year-group.js';

/** What a school enters to register a child. */
export interface RegistrationForm {
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: PlainDate;
  readonly upn?: string;
  /** The first day on roll. The SEN record holds from this day. */
  readonly enrolledFrom: PlainDate;
  readonly sen: SenRecord;
  readonly outOfCohort?: OutOfCohort;
}

/** A form that may be recorded. */
export interface Registration {
  readonly identity: ChildIdentity;
  readonly enrolledFrom: PlainDate;
  readonly sen: SenRecord;
  readonly outOfCohort?: OutOfCohort;
  /** Plain sentences on what deserves a second look. They repeat nothing that was entered. */
  readonly warnings: readonly string[];
}

/** Checks a form from top to bottom and stops at the first thing that is wrong. `today` in London. */
export function checkRegistration(form: RegistrationForm, today: PlainDate): Result<Registration, Problem> {
  const { dateOfBirth, enrolledFrom, outOfCohort } = form;
  const givenName = checkName('givenName', form.givenName);
  if (!givenName.ok) return givenName;
  const familyName = checkName('familyName', form.familyName);
  if (!familyName.ok) return familyName;
  const upn = checkUpn(form.upn);
  if (!upn.ok) return upn;
  const schooling = checkSchooling({ bornOn: dateOfBirth, firstDayOnRoll: enrolledFrom, outOfCohort }, today);
  if (!schooling.ok) return schooling;
  const sen = checkSenRecord(form.sen);
  if (!sen.ok) return sen;
  return ok({
    identity: { givenName: givenName.value, familyName: familyName.value, dateOfBirth, upn: upn.value.upn },
    enrolledFrom,
    sen: sen.value,
    outOfCohort,
    warnings: upn.value.warnings,
  });
}

interface CheckedUpn {
  readonly upn?: Upn;
  readonly warnings: readonly string[];
}

function checkUpn(typed: string | undefined): Result<CheckedUpn, Problem> {
  if (typed === undefined) return ok({ warnings: [] });
  const parsed = parseUpn(typed);
  return parsed.ok ? parsed : err({ field: 'upn', message: parsed.error });
}
