import { plainDate } from '#kernel';
import type { Validity } from '../domain/validity.js';

/** Both ends of a half-open `daterange`, as `lower(…)::text` and `upper(…)::text` give them. */
export function toValidity(from: string | null, until: string | null): Validity {
  return { from: from === null ? null : plainDate(from), until: until === null ? null : plainDate(until) };
}

/** The text of a half-open `daterange`. */
export function toRange({ from, until }: Validity): string {
  return `[${from?.toString() ?? ''},${until?.toString() ?? ''})`;
}
