import { formatPounds } from '#kernel';
import type { NotionalBudget } from '../../data/notional.sql.js';
import { rejected, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { NotionalRow } from './notional-columns.js';

export interface NotionalPlan {
  readonly budgets: readonly NotionalBudget[];
  readonly verdicts: readonly RowVerdict[];
  /** One line for each budget that is new or different, for people. */
  readonly diff: readonly string[];
}

type Row = ReadRow<NotionalRow>;

/**
 * Compares a file with the budgets that are known. `schoolIds` are the schools of the directory by URN, earlier URNs
 * included. Where two rows speak of one school and year nobody can tell which is right, and both are rejected.
 */
export function planNotional(
  rows: readonly Row[],
  schoolIds: ReadonlyMap<number, string>,
  known: readonly NotionalBudget[],
): NotionalPlan {
  const budgets: NotionalBudget[] = [];
  const verdicts: RowVerdict[] = [];
  const diff: string[] = [];
  const before = new Map(known.map((budget) => [keyOf(budget), budget]));
  for (const { line, row } of rows) {
    const schoolId = schoolIds.get(row.urn);
    if (schoolId === undefined) {
      verdicts.push(rejected(line, 'URN', `No school with URN ${row.urn} is in the directory.`));
      continue;
    }
    const budget = toBudget(row, schoolId);
    const twin = twinOf(rows, { line, row }, schoolIds);
    if (twin !== undefined) {
      verdicts.push(rejected(line, 'URN', `Line ${twin.line} is about the same school and year.`));
      continue;
    }
    const stored = before.get(keyOf(budget));
    const fate = stored === undefined ? 'created' : isSame(stored, budget) ? 'unchanged' : 'changed';
    verdicts.push({ line, is: fate });
    if (fate === 'unchanged') continue;
    budgets.push(budget);
    diff.push(inWords(row, stored));
  }
  return { budgets, verdicts, diff };
}

function twinOf(
  rows: readonly Row[],
  { line, row }: Row,
  schoolIds: ReadonlyMap<number, string>,
): Row | undefined {
  const schoolId = schoolIds.get(row.urn);
  return rows.find(
    (other) =>
      other.line !== line && other.row.year === row.year && schoolIds.get(other.row.urn) === schoolId,
  );
}

function toBudget({ year, amount, shareBasisPoints }: NotionalRow, schoolId: string): NotionalBudget {
  return { schoolId, financialYear: year.label, amount, shareBasisPoints };
}

function keyOf({ schoolId, financialYear }: NotionalBudget): string {
  return `${schoolId} ${financialYear}`;
}

function isSame(a: NotionalBudget, b: NotionalBudget): boolean {
  return a.amount === b.amount && a.shareBasisPoints === b.shareBasisPoints;
}

function inWords({ urn, year, amount }: NotionalRow, stored: NotionalBudget | undefined): string {
  const title = `URN ${urn} ${year.label}: ${formatPounds(amount)}`;
  return stored === undefined ? `new      ${title}` : `changed  ${title}, was ${formatPounds(stored.amount)}`;
}
