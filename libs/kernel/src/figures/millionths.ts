import { err, ok, type Result } from '../outcome/result.js';

/**
 * Figures that are counted or measured, other than money, are whole numbers of millionths: six decimals are kept exactly,
 * and sums and shares of them are exact.
 */
export const MILLIONTHS = 1_000_000n;

const DECIMALS = 6;
const FIGURE = /^([0-9]{1,9})(?:\.([0-9]{1,6}))?$/;

/** Reads a figure that is not negative, such as "12" or "0.125", as millionths. */
export function parseMillionths(text: string): Result<bigint, string> {
  const [, whole, decimals = ''] = FIGURE.exec(text) ?? [];
  if (whole === undefined) {
    return err('A number that is not negative belongs here, with at most six decimals, such as 12 or 0.125.');
  }
  return ok(BigInt(whole) * MILLIONTHS + BigInt(decimals.padEnd(DECIMALS, '0')));
}

/** A figure that is not negative, as people write it: "4,210" or "1.25". */
export function formatMillionths(millionths: bigint): string {
  const whole = (millionths / MILLIONTHS).toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
  const decimals = (millionths % MILLIONTHS).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
