import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from './plain-date.js';

/** Where the time comes from. Injected, so that every test can choose its own moment. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/**
 * A clock that stands still at an instant such as "2026-03-29T00:59:59Z". Throws RangeError for anything
 * else.
 */
export function fixedClock(iso: string): Clock {
  const instant = Temporal.Instant.from(iso);
  return { now: () => instant };
}

/** The date in London at an instant: after 23:00 UTC in summer that is already the next day. */
export function londonDate(instant: Temporal.Instant): PlainDate {
  return instant.toZonedDateTimeISO('Europe/London').toPlainDate();
}

export function todayInLondon(clock: Clock): PlainDate {
  return londonDate(clock.now());
}
