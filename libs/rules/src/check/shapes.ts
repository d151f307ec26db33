import { finding, type Finding, type Findings } from './problems.js';

/** Looks whether an unknown value is written in a certain form; `path` says where it stands in the rule. */
export type Shape = (value: unknown, path: string, depth: number) => Findings;

export type Parts = Readonly<Record<string, Shape>>;

type Keyed = Readonly<Record<string, unknown>>;

/** Deeper than any rule a person can read, and shallow enough that no check can exhaust the stack. */
const DEEPEST = 20;

/** A leaf that `accepts`, described by `what` where it does not. */
export function leaf(what: string, accepts: (value: unknown) => boolean): Shape {
  return (value, path) => (accepts(value) ? [] : [malformed(path, `must be ${what}`)]);
}

export function oneWordOf(words: readonly string[]): Shape {
  return leaf(`one of ${words.join(', ')}`, (value) => words.includes(value as string));
}

/** A list with at least one entry. */
export function listOf(entry: Shape): Shape {
  return (value, path, depth) => {
    if (!Array.isArray(value) || value.length === 0)
      return [malformed(path, 'must be a list that is not empty')];
    return value.flatMap((part, index) => [...entry(part, `${path}[${index}]`, depth)]);
  };
}

/** An object with exactly these parts; a missing or unknown part is named. */
export function record(parts: Parts): Shape {
  return (value, path, depth) => {
    if (!isKeyed(value)) return [malformed(path, 'must be an object')];
    const present = Object.entries(parts).filter(([key]) => isPresent(value, key));
    return [
      ...missing(value, parts).map((key) => malformed(path, `has no "${key}"`)),
      ...unknown(value, parts).map((key) => malformed(path, `has an unknown part "${key}"`)),
      ...present.flatMap(([key, shape]) => [
        ...shape(value[key], path === '' ? key : `${path}.${key}`, depth),
      ]),
    ];
  };
}

/** An object in one of several forms, told apart by their parts. */
export function oneFormOf(forms: readonly Parts[]): Shape {
  const allowed = forms.map((parts) => `{${Object.keys(parts).join(', ')}}`).join(' ');
  return (value, path, depth) => {
    if (depth > DEEPEST) return [malformed(path, `is nested more than ${DEEPEST} levels deep`)];
    const form = isKeyed(value) ? forms.find((parts) => fits(value, parts)) : undefined;
    if (form === undefined) return [malformed(path, `must be written in one of these forms: ${allowed}`)];
    return record(form)(value, path, depth + 1);
  };
}

function malformed(path: string, words: string): Finding {
  return finding('MALFORMED', path === '' ? words : `has a fault at "${path}": it ${words}`);
}

function fits(value: Keyed, parts: Parts): boolean {
  return missing(value, parts).length === 0 && unknown(value, parts).length === 0;
}

function missing(value: Keyed, parts: Parts): readonly string[] {
  return Object.keys(parts).filter((key) => !isPresent(value, key));
}

function unknown(value: Keyed, parts: Parts): readonly string[] {
  return Object.keys(value).filter((key) => isPresent(value, key) && !Object.hasOwn(parts, key));
}

/** A part that is undefined is absent: JSON would leave it out. */
function isPresent(value: Keyed, key: string): boolean {
  return Object.hasOwn(value, key) && value[key] !== undefined;
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
