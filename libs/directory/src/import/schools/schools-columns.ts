import { err, ok } from '#kernel';
import { establishmentType } from '../../domain/establishment-type.js';
import { schoolPhase } from '../../domain/school-phase.js';
import { schoolStatus } from '../../domain/school-status.js';
import { postcode, registerDate, text, ukprn, urn, wholeNumber } from '../csv/cell-readers.js';
import { blankable, extra, filled, type CellReader, type RowOf } from '../csv/column.js';

/**
 * The columns used of the DfE's register of schools ("edubasealldata", Get Information About Schools). The register
 * also names head teachers and their telephone numbers: they are not needed, so they are not read.
 */
export const SCHOOLS_COLUMNS = {
  urn: filled('URN', urn),
  authorityCode: filled('LA (code)', text(3)),
  authorityName: filled('LA (name)', text(100)),
  establishmentNumber: blankable('EstablishmentNumber', wholeNumber(0, 9999)),
  name: filled('EstablishmentName', text(200)),
  type: filled('TypeOfEstablishment (code)', known(establishmentType, 'type of establishment')),
  typeName: filled('TypeOfEstablishment (name)', text(100)),
  status: filled('EstablishmentStatus (code)', known(schoolStatus, 'status')),
  openedOn: blankable('OpenDate', registerDate),
  closedOn: blankable('CloseDate', registerDate),
  phase: blankable('PhaseOfEducation (code)', known(schoolPhase, 'phase of education')),
  lowAge: blankable('StatutoryLowAge', wholeNumber(0, 99)),
  highAge: blankable('StatutoryHighAge', wholeNumber(0, 99)),
  trustUid: blankable('Trusts (code)', groupUid),
  trustName: blankable('Trusts (name)', text(200)),
  ukprn: blankable('UKPRN', ukprn),
  postcode: blankable('Postcode', postcode),
  resourcedProvision: blankable('TypeOfResourcedProvision (name)', text(100)),
  districtCode: blankable('DistrictAdministrative (code)', districtCode),
  districtName: blankable('DistrictAdministrative (name)', text(100)),
  authorityGssCode: extra('GSSLACode (name)', text(9)),
};

export type SchoolsRow = RowOf<typeof SCHOOLS_COLUMNS>;

function known<T>(find: (code: string) => T | undefined, what: string): CellReader<T> {
  return (code) => {
    const found = find(code);
    return found === undefined
      ? err(`"${code.slice(0, 20)}" is not a ${what} this service knows.`)
      : ok(found);
  };
}

function groupUid(cell: string) {
  return /^\d{1,8}$/.test(cell) ? ok(cell) : err('The number of a group in the register has 1 to 8 digits.');
}

/** The register writes 9999 where a school lies in no district. */
function districtCode(cell: string) {
  if (/^9+$/.test(cell)) return ok(null);
  return /^E\d{8}$/.test(cell) ? ok(cell) : err('The code of a district is the letter E and eight digits.');
}
