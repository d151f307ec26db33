import { AcademicYear, Fault, todayInLondon, type Clock, type PlainDate } from '#kernel';

/** What a client leaves out arrives as undefined, what it sets to null as null: both mean "not said". */
type NotSaid = null | undefined;

/** The day asked for, else today. */
export function dayAsked(day: PlainDate | NotSaid, clock: Clock): PlainDate {
  return day ?? todayInLondon(clock);
}

/** Refuses a question that names a thing in both ways, or in neither: BAD_USER_INPUT with the message. */
export function requireOne(
  one: string | number | NotSaid,
  other: string | number | NotSaid,
  message: string,
): void {
  const named = [one, other].filter((name) => name !== null && name !== undefined);
  if (named.length !== 1) throw new Fault('BAD_USER_INPUT', message);
}

/** The academic year a client names, such as "2026-27". Throws a Fault (BAD_USER_INPUT) with the plain reason. */
export function academicYearAsked(label: string): AcademicYear {
  const year = AcademicYear.read(label);
  if (!year.ok) throw new Fault('BAD_USER_INPUT', year.error);
  return year.value;
}
