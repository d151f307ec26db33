import { pence, roundedShare, type Pence } from '#kernel';
import type { ParameterValues } from './parameter.js';

/** The share of a budget that is set aside when it is opened, in basis points: 0 to 10%. Absent: nothing is. */
export const RESERVE = 'RESERVE';
/** The share of a budget that has to stay set aside, in basis points. Absent: nothing has to. */
export const RESERVE_MINIMUM = 'RESERVE_MINIMUM';

const WHOLE = 10_000n;

/** What is set aside of a budget, and how much of that may not be released. */
export interface Reserve {
  readonly setAside: Pence;
  readonly minimum: Pence;
}

/** Both rounded to the penny, halves away from zero. The minimum is never more than what is set aside. */
export function reserveOf(amount: Pence, parameters: ParameterValues): Reserve {
  const share = (code: string) => {
    const basisPoints = parameters.get(code)?.amount ?? 0n;
    return roundedShare(amount, basisPoints, WHOLE);
  };
  const setAside = share(RESERVE);
  const minimum = share(RESERVE_MINIMUM);
  return { setAside, minimum: pence(minimum < setAside ? minimum : setAside) };
}
