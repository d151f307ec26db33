import { err, ok } from '#kernel';
import { text, urn, wholeNumber } from '../csv/cell-readers.js';
import { extra, filled, type CellReader, type Column, type RowOf } from '../csv/column.js';

const MOST_PUPILS = 20_000;

/** What the DfE writes where it gives no number: not applicable, not entered, suppressed, and their short forms. */
const NO_NUMBER = new Set(['', 'NA', 'N/A', 'NE', 'SUPP', 'Z', 'X', 'C', '.', '..', ':']);

/** A count of pupils, or null where the DfE gives none. */
const pupils: CellReader<number | null> = (cell) => {
  if (NO_NUMBER.has(cell.toUpperCase())) return ok(null);
  if (cell.endsWith('%')) return err('This is a percentage; a number of pupils belongs here.');
  return wholeNumber(0, MOST_PUPILS)(cell);
};

function count(header: string): Column<number | null> {
  return { header, mustExist: true, read: pupils };
}

/**
 * The columns used of the DfE's school-level census table ("Compare school performance": pupil characteristics). TSENELSE
 * counts pupils with an Education, Health and Care plan, TSENELK those on SEN Support, NUMFSMEVER those who had free
 * school meals at any time in the last six years.
 */
export const CENSUS_COLUMNS = {
  urn: filled('URN', urn),
  authorityCode: filled('LA', text(3)),
  schoolType: filled('SCHOOLTYPE', text(100)),
  pupils: count('NOR'),
  ehcp: count('TSENELSE'),
  senSupport: count('TSENELK'),
  eal: count('NUMEAL'),
  fsm: count('NUMFSM'),
  fsmEver6: extra('NUMFSMEVER', pupils),
};

export type CensusRow = RowOf<typeof CENSUS_COLUMNS>;
