import { Temporal } from '#kernel';
import type { Comparison, Condition, Operand } from '../index.js';
import type { GivenByName } from './toy-cases.js';

type Scalar = boolean | number | string;

/** A second, slower reading of a condition that shares nothing with the engine but the language. */
export function plainReading(condition: Condition, given: GivenByName): boolean {
  if ('always' in condition) return true;
  if ('all' in condition) return !condition.all.some((part) => !plainReading(part, given));
  if ('any' in condition) return condition.any.filter((part) => plainReading(part, given)).length > 0;
  if ('not' in condition) return plainReading(condition.not, given) === false;
  return compared(condition, listed(condition.left, given), listed(condition.right, given));
}

function compared({ is }: Comparison, left: readonly Scalar[], right: readonly Scalar[]): boolean {
  const [first, second] = [Number(left[0]), Number(right[0])];
  const shared = right.filter((one) => left.includes(one)).length;
  switch (is) {
    case 'equals':
    case 'in':
    case 'includesAny':
      return shared > 0;
    case 'includesAll':
      return shared === right.length;
    case 'lessThan':
      return first < second;
    case 'atMost':
      return first < second || first === second;
    case 'moreThan':
      return first > second;
    case 'atLeast':
      return first > second || first === second;
  }
}

/** Everything as a list, amounts and days as numbers. */
function listed(operand: Operand, given: GivenByName): readonly Scalar[] {
  if ('fact' in operand) return numbered(given[operand.fact]);
  if ('parameter' in operand) return numbered(given[operand.parameter]);
  if ('pence' in operand) return [Number.parseInt(operand.pence, 10)];
  if ('date' in operand) return numbered(Temporal.PlainDate.from(operand.date));
  return numbered(Object.values(operand)[0]);
}

function numbered(value: unknown): readonly Scalar[] {
  if (value instanceof Temporal.PlainDate) {
    return [Temporal.PlainDate.from('1990-01-01').until(value, { largestUnit: 'day' }).days];
  }
  if (typeof value === 'bigint') return [Number(value)];
  return Array.isArray(value) ? (value as string[]) : [value as Scalar];
}
