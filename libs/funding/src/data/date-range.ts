import { plainDate, Temporal, type PlainDate } from '#kernel';
import type { Validity } from '../domain/validity.js';

/** Both ends of a half-open `daterange`, as `lower(…)::text` and `upper(…)::text` give them. */
export function toValidity(from: string | null, until: string | null): Validity {
  return { from: from === null ? null : plainDate(from), until: toUntil(until) };
}

/** The day after the last one. After the last day that anybody can enter it lies beyond the years a date may have. */
export function toUntil(until: string | null): PlainDate | null {
  return until === null ? null : Temporal.PlainDate.from(until);
}

/** The text of a half-open `daterange`. */
export function toRange({ from, until }: Validity): string {
  return `[${from?.toString() ?? ''},${until?.toString() ?? ''})`;
}
