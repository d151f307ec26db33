import { isOnOrBefore, type PlainDate } from '#kernel';
import type { Problem } from './problem.js';

/** A run takes up all that is due by its pay day: prepared for a far one, it would pay awards before their time. */
const MOST_DAYS_AHEAD = 31;

/** Why a payment run cannot be prepared today for a pay day, if it cannot: the day is over, or too far ahead. */
export function whatIsWrongWithPayDay(payOn: PlainDate, today: PlainDate): Problem | undefined {
  const latest = today.add({ days: MOST_DAYS_AHEAD });
  if (isOnOrBefore(today, payOn) && isOnOrBefore(payOn, latest)) return undefined;
  return {
    field: 'payOn',
    message:
      `A payment run is prepared at most ${MOST_DAYS_AHEAD} days ahead and never for the past: today for a pay day ` +
      `from ${today.toString()} to ${latest.toString()}. ${payOn.toString()} is not one of them.`,
  };
}
