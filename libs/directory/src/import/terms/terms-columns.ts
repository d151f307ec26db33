import { AcademicYear } from '#kernel';
import { recentDate, urn, wholeNumber } from '../csv/cell-readers.js';
import { extra, filled, type RowOf } from '../csv/column.js';

/** One term a row. Rows without a URN are the county's calendar; a school with rows of its own keeps its own. */
export const TERMS_COLUMNS = {
  academicYear: filled('academic_year', (cell) => AcademicYear.read(cell)),
  number: filled('term', wholeNumber(1, 6)),
  startsOn: filled('starts_on', recentDate),
  endsOn: filled('ends_on', recentDate),
  urn: extra('URN', urn),
};

export type TermsRow = RowOf<typeof TERMS_COLUMNS>;
