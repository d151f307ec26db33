import type { ComparisonName } from './rule-set.js';
import type { Value, ValueType } from './value.js';

/** What a comparison means. The engine has no other: a new one is added here, and to the closed list of names. */
export interface ComparisonMeaning {
  readonly accepts: (left: ValueType, right: ValueType) => boolean;
  /** Called only with values of types it accepts. */
  readonly holds: (left: Value, right: Value) => boolean;
  /** The words between the two sides in a sentence, when it holds and when it does not. */
  readonly words: (left: ValueType) => { readonly yes: string; readonly no: string };
}

export const COMPARISONS: Readonly<Record<ComparisonName, ComparisonMeaning>> = {
  equals: {
    accepts: (left, right) => left === right && left !== 'codes',
    holds: (left, right) => left === right,
    words: () => ({ yes: 'is', no: 'is not' }),
  },
  in: {
    accepts: (left, right) => left === 'code' && right === 'codes',
    holds: (left, right) => listOf(right).includes(left as string),
    words: () => ({ yes: 'is one of', no: 'is not one of' }),
  },
  lessThan: {
    accepts: haveAnOrder,
    holds: (left, right) => left < right,
    words: (type) => inTime(type, ['is before', 'is not before'], ['is less than', 'is not less than']),
  },
  atMost: {
    accepts: haveAnOrder,
    holds: (left, right) => left <= right,
    words: (type) => inTime(type, ['is on or before', 'is after'], ['is at most', 'is more than']),
  },
  moreThan: {
    accepts: haveAnOrder,
    holds: (left, right) => left > right,
    words: (type) => inTime(type, ['is after', 'is not after'], ['is more than', 'is not more than']),
  },
  atLeast: {
    accepts: haveAnOrder,
    holds: (left, right) => left >= right,
    words: (type) => inTime(type, ['is on or after', 'is before'], ['is at least', 'is less than']),
  },
  includesAny: {
    accepts: areLists,
    holds: (left, right) => listOf(right).some((code) => listOf(left).includes(code)),
    words: () => ({ yes: 'include one of', no: 'include none of' }),
  },
  includesAll: {
    accepts: areLists,
    holds: (left, right) => listOf(right).every((code) => listOf(left).includes(code)),
    words: () => ({ yes: 'include all of', no: 'do not include all of' }),
  },
};

/** ISO dates of the years the service knows are in the order of their text. */
function haveAnOrder(left: ValueType, right: ValueType): boolean {
  return left === right && (left === 'integer' || left === 'pence' || left === 'date');
}

function areLists(left: ValueType, right: ValueType): boolean {
  return left === 'codes' && right === 'codes';
}

function inTime(
  type: ValueType,
  date: [string, string],
  amount: [string, string],
): { yes: string; no: string } {
  const [yes, no] = type === 'date' ? date : amount;
  return { yes, no };
}

function listOf(value: Value): readonly string[] {
  return value as readonly string[];
}
