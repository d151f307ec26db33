import { checkPounds, err, FinancialYear, ok, parseUrn, type Pence, type Result } from '#kernel';
import { blankable, filled } from '../column.js';

/**
 * A file of notional SEN budgets: one row for each school and financial year. `amount` is in pounds; `percent` is its part
 * of the school's whole budget, with at most two decimals, and may be left blank.
 */
export const NOTIONAL_COLUMNS = {
  urn: filled('URN', urn),
  year: filled('year', (cell) => FinancialYear.read(cell)),
  amount: filled('amount', amount),
  shareBasisPoints: blankable('percent', percent),
};

/** One row of the file, read. */
export interface NotionalRow {
  readonly urn: number;
  readonly year: FinancialYear;
  readonly amount: Pence;
  readonly shareBasisPoints: number | null;
}

function urn(cell: string): Result<number, string> {
  const read = parseUrn(cell);
  return read.ok ? ok(Number(read.value)) : read;
}

function amount(cell: string): Result<Pence, string> {
  const pounds = checkPounds(cell);
  return pounds.ok && pounds.value < 0n ? err('A notional SEN budget cannot be below nothing.') : pounds;
}

const PERCENT = /^([0-9]{1,3})(?:\.([0-9]{1,2}))?%?$/;

/** "12.5" and "12.5%" are 1250 basis points. */
function percent(cell: string): Result<number, string> {
  const [, whole, decimals = ''] = PERCENT.exec(cell) ?? [];
  const basisPoints = whole === undefined ? NaN : Number(whole + decimals.padEnd(2, '0'));
  return basisPoints <= 10_000
    ? ok(basisPoints)
    : err('A percentage from 0 to 100 belongs here, with at most two decimals, such as 12.5.');
}
