import { err, ok, type Result } from '#kernel';
import { TYPE_IN_WORDS } from '../language/type-words.js';
import { normalValue, type Value } from '../language/value.js';
import type { Declarations } from '../language/vocabulary.js';

type Kind = 'FACT' | 'PARAMETER';

/**
 * Why the rules could not be tried at all: a fact or parameter they need was not given, or one was given that the
 * vocabulary does not know or that is not of its type. The value itself is never repeated: it may be about a child.
 */
export interface EvaluationFault {
  readonly code: `${Kind}_${'MISSING' | 'UNKNOWN' | 'INVALID'}`;
  readonly name: string;
  readonly message: string;
}

/** Values in normal form, their names in order. */
export type NormalValues = Readonly<Record<string, Value>>;

export interface Given {
  readonly values: NormalValues;
  readonly faults: readonly EvaluationFault[];
}

/** Brings what was given into normal form and reports all that is wrong with it. A name without a value is not given. */
export function readGiven(
  kind: Kind,
  declarations: Declarations,
  needed: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Given {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  const missing = needed.filter((name) => !names.includes(name)).map((name) => missingFault(kind, name));
  const read = names.toSorted().map((name) => readOne(kind, declarations, name, given[name]));
  return {
    values: Object.fromEntries(read.flatMap((one) => (one.ok ? [one.value] : []))),
    faults: [...missing, ...read.flatMap((one) => (one.ok ? [] : [one.error]))],
  };
}

function readOne(
  kind: Kind,
  declarations: Declarations,
  name: string,
  given: unknown,
): Result<readonly [name: string, value: Value], EvaluationFault> {
  const declaration = Object.hasOwn(declarations, name) ? declarations[name] : undefined;
  if (declaration === undefined) return err(unknownFault(kind, name));
  const value = normalValue(declaration, given);
  if (value === undefined) return err(invalidFault(kind, name, TYPE_IN_WORDS[declaration.type]));
  return ok([name, value]);
}

function missingFault(kind: Kind, name: string): EvaluationFault {
  const message = `The rules need the ${kind.toLowerCase()} "${name}", which was not given.`;
  return { code: `${kind}_MISSING`, name, message };
}

function unknownFault(kind: Kind, name: string): EvaluationFault {
  const message = `The ${kind.toLowerCase()} "${name}" is not one the rules know.`;
  return { code: `${kind}_UNKNOWN`, name, message };
}

function invalidFault(kind: Kind, name: string, expected: string): EvaluationFault {
  const message = `The ${kind.toLowerCase()} "${name}" was not given as ${expected}, or is not one that is allowed.`;
  return { code: `${kind}_INVALID`, name, message };
}
