import { err, ok, Temporal, type Result } from '#kernel';
import { checkedScalar } from './checked-scalar.js';

const FIRST = Temporal.Instant.from('1990-01-01T00:00:00Z');
const LAST = Temporal.Instant.from('2100-12-31T23:59:59.999999999Z');

/** Seconds may have up to nine decimals. The offset is required: a time without one means something else in summer. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** How PostgreSQL writes a `timestamptz`: as text, and inside JSON. */
const STORED_UTC = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?:Z|\+00(?::00)?)$/;

const NOT_A_MOMENT =
  'Write the date and time with its offset from UTC, for example 2026-09-01T09:30:00+01:00.';

/**
 * `DateTime` in the API: a Temporal.Instant inside. On the way out it also takes a JavaScript Date and the text
 * PostgreSQL gives in UTC, because a row built by one SQL statement holds text; Nest's own scalar answers null to that.
 */
export const DateTimeScalar = checkedScalar<Temporal.Instant>({
  name: 'DateTime',
  description:
    'A moment, written with its offset from UTC: 2026-09-01T09:30:00+01:00. Answers are always in UTC, such as ' +
    '2026-09-01T08:30:00Z. From 1990 to 2100.',
  read: readMoment,
  write: writeMoment,
});

function readMoment(sent: unknown): Result<Temporal.Instant, string> {
  if (typeof sent !== 'string' || !MOMENT.test(sent)) return err(NOT_A_MOMENT);
  const moment = instantOf(sent);
  if (moment === undefined) return err('There is no such day or time in the calendar.');
  if (Temporal.Instant.compare(moment, FIRST) < 0 || Temporal.Instant.compare(moment, LAST) > 0) {
    return err('The year of a date must lie between 1990 and 2100.');
  }
  return ok(moment);
}

/** Temporal refuses a day or an hour that does not exist by throwing. */
function instantOf(iso: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(iso);
  } catch {
    return undefined;
  }
}

function writeMoment(given: unknown): string {
  if (given instanceof Temporal.Instant) return given.toString();
  if (given instanceof Date) return given.toISOString();
  const [, day, time] = STORED_UTC.exec(String(given)) ?? [];
  if (day === undefined) throw new TypeError('A DateTime was given that is neither an instant nor UTC text.');
  return `${day}T${time}Z`;
}
