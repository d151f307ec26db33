import { err, orThrow, type Result } from '../outcome/result.js';
import { magnitudeOf } from './magnitude.js';
import { parsePence, type Pence } from './pence.js';

const NOT_POUNDS = 'Write the amount in pounds and pence, for example 1,234.56.';

/** Sign, pounds (bare, or with a comma before every three digits), and one or two decimals. */
const POUNDS = /^(-?)£?([0-9]{1,20}|[0-9]{1,3}(?:,[0-9]{3}){1,6})(?:\.([0-9]{1,2}))?$/;

/** For people to read: "£1,234.56", "-£0.05". */
export function formatPounds(amount: Pence): string {
  const magnitude = magnitudeOf(amount);
  const pounds = (magnitude / 100n).toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
  const rest = (magnitude % 100n).toString().padStart(2, '0');
  return `${amount < 0n ? '-' : ''}£${pounds}.${rest}`;
}

/**
 * Reads pounds as spreadsheets and people write them: "1234.56", "1,234.56", "£1,234.5", "-£0.05". Exact: a
 * third decimal is refused rather than rounded, and so is a comma out of place, which may be a decimal comma.
 */
export function checkPounds(text: string): Result<Pence, string> {
  const [, sign, pounds, decimals = ''] = POUNDS.exec(text.trim()) ?? [];
  if (sign === undefined || pounds === undefined) return err(NOT_POUNDS);
  return parsePence(BigInt(sign + pounds.replaceAll(',', '') + decimals.padEnd(2, '0')));
}

/** As `checkPounds`, for text known to be good. Throws RangeError with the plain reason. */
export function parsePounds(text: string): Pence {
  return orThrow(checkPounds(text));
}
