import { err, ok, type Result } from '../outcome/result.js';

export interface TextLimits {
  /** The most characters allowed, counted as PostgreSQL counts them: an emoji is one. */
  readonly max: number;
}

const CONTROL_CHARACTER = /[^\P{Cc}\n\t]/u;
const HALF_A_CHARACTER = /\p{Surrogate}/u;

/**
 * Text people typed, unchanged, if it can be stored and shown everywhere: no NUL or other control characters
 * except line feed and tab, and no half of a character (a lone surrogate), both of which PostgreSQL refuses
 * in text or JSON.
 */
export function checkText(value: string, { max }: TextLimits): Result<string, string> {
  if (isLongerThan(max, value)) return err(`This text is too long: at most ${max} characters, please.`);
  if (CONTROL_CHARACTER.test(value))
    return err('This text holds a hidden control character. Please type it again.');
  if (HALF_A_CHARACTER.test(value)) return err('This text holds a broken character. Please type it again.');
  return ok(value);
}

/** Counts only text that could be short enough: a character takes at most two UTF-16 units. */
function isLongerThan(max: number, value: string): boolean {
  return value.length > 2 * max || [...value].length > max;
}
