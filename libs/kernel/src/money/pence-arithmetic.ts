import { pence, type Pence } from './pence.js';

/** The exact sum; £0.00 for no amounts. Throws RangeError beyond `PENCE_LIMIT`. */
export function sumPence(amounts: Iterable<Pence>): Pence {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return pence(sum);
}

/** The exact sum of the amounts named. Throws RangeError beyond `PENCE_LIMIT`. */
export function addPence(...amounts: readonly Pence[]): Pence {
  return sumPence(amounts);
}

/** `from` less `amount`; may be negative. Throws RangeError beyond `PENCE_LIMIT`. */
export function subtractPence(from: Pence, amount: Pence): Pence {
  return pence(from - amount);
}

/** -1, 0 or 1, for sorting from the smallest to the largest amount. */
export function comparePence(a: Pence, b: Pence): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function minPence(first: Pence, ...rest: readonly Pence[]): Pence {
  return rest.reduce((least, amount) => (amount < least ? amount : least), first);
}

export function maxPence(first: Pence, ...rest: readonly Pence[]): Pence {
  return rest.reduce((most, amount) => (amount > most ? amount : most), first);
}
