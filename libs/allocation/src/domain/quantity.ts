import { err, ok, type Result } from '#kernel';

/** Digits before the decimals as many as the largest quantity has, and some to spare for the message about size. */
const QUANTITY = /^([0-9]{1,12})(?:\.([0-9]{1,2}))?$/;

const NOT_A_QUANTITY = 'Write the quantity as a number with at most two decimals, for example 12.5.';

/** Reads a quantity as people write it, such as "12.5", into hundredths: 1250. Exact: a third decimal is refused. */
export function parseQuantity(text: string): Result<bigint, string> {
  const [, whole, decimals = ''] = QUANTITY.exec(text.trim()) ?? [];
  return whole === undefined ? err(NOT_A_QUANTITY) : ok(BigInt(whole + decimals.padEnd(2, '0')));
}

/** For people to read: 1250 hundredths are "12.5", 300 are "3". */
export function formatQuantity(hundredths: bigint): string {
  const decimals = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  const whole = (hundredths / 100n).toString();
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
