import { pence, PENCE_LIMIT, ratio, roundHalfAwayFromZero, type Pence } from '#kernel';
import type { AmountFormula } from '../language/rule-set.js';
import type { BoundValues } from './compiled.js';
import { readerOf } from './read-operand.js';

type Amount = (values: BoundValues) => bigint;

const WHOLE_IN_BASIS_POINTS = 10_000n;

/**
 * The cap a checked formula works out, in pence. A cap below nothing is £0.00 (there is nothing left to give), and one
 * beyond the largest amount the service knows is that amount; on the way there no amount is too large.
 */
export function compileCap(formula: AmountFormula): (values: BoundValues) => Pence {
  const amount = compileAmount(formula);
  return (values) => {
    const worked = amount(values);
    if (worked > PENCE_LIMIT) return pence(PENCE_LIMIT);
    return pence(worked < 0n ? 0n : worked);
  };
}

function compileAmount(formula: AmountFormula): Amount {
  if ('min' in formula) return combine(formula.min, (a, b) => (b < a ? b : a));
  if ('max' in formula) return combine(formula.max, (a, b) => (b > a ? b : a));
  if ('add' in formula) return combine(formula.add, (a, b) => a + b);
  if ('subtract' in formula) return combine([formula.from, formula.subtract], (a, b) => a - b);
  if ('multiply' in formula) return multiplied(formula);
  const read = readerOf(formula);
  return (values) => read(values) as bigint;
}

function combine(formulas: readonly AmountFormula[], together: (a: bigint, b: bigint) => bigint): Amount {
  const amounts = formulas.map(compileAmount);
  return (values) => amounts.map((amount) => amount(values)).reduce(together);
}

function multiplied({ multiply, byBasisPoints }: Extract<AmountFormula, { multiply: unknown }>): Amount {
  const amount = compileAmount(multiply);
  const rate = readerOf(byBasisPoints);
  return (values) => {
    const product = amount(values) * BigInt(rate(values) as number);
    return roundHalfAwayFromZero(ratio(product, WHOLE_IN_BASIS_POINTS));
  };
}
