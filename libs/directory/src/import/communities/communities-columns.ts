import { err, ok, type Result } from '#kernel';
import { pcnCode, recentDate, text, urn } from '../csv/cell-readers.js';
import { extra, filled, type RowOf } from '../csv/column.js';

/**
 * Communities, their Primary Care Networks and their schools: one row for each school in a community. A community of
 * several networks lists them in one cell, or repeats the row. `from_date` and `to_date` are the first and the last day
 * of the membership; without them it holds from the day given to the import, with no end.
 */
export const COMMUNITIES_COLUMNS = {
  communityCode: filled('community_code', communityCode),
  communityName: filled('community_name', text(200)),
  pcnCodes: extra('pcn_code', pcnCodes),
  urn: filled('URN', urn),
  from: extra('from_date', recentDate),
  lastDay: extra('to_date', recentDate),
};

export type CommunitiesRow = RowOf<typeof COMMUNITIES_COLUMNS>;

function communityCode(cell: string): Result<string, string> {
  const code = cell.toUpperCase();
  return /^[A-Z0-9][A-Z0-9-]{0,19}$/.test(code)
    ? ok(code)
    : err('The code of a community is up to 20 letters, digits and hyphens, for example C01.');
}

function pcnCodes(cell: string): Result<readonly string[], string> {
  const codes: string[] = [];
  for (const part of cell.split(/[;,/\s]+/).filter((code) => code !== '')) {
    const code = pcnCode(part);
    if (!code.ok) return code;
    codes.push(code.value);
  }
  return ok(codes);
}
