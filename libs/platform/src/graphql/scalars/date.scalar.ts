import { orThrow, parsePlainDate, Temporal, type PlainDate } from '#kernel';
import { checkedScalar } from './checked-scalar.js';

/** `Date` in the API: a PlainDate inside, or the ISO text of a `date` column on the way out. */
export const DateScalar = checkedScalar<PlainDate>({
  name: 'Date',
  description: 'A day of the calendar, written as 2026-09-01, from 1990-01-01 to 2100-12-31.',
  read: parsePlainDate,
  write: (given) =>
    given instanceof Temporal.PlainDate ? given.toString() : orThrow(parsePlainDate(given)).toString(),
});
