import { err, ok, type Result } from '#kernel';
import { isRole, ROLE_NAMES, type Role } from '#access';
import { oneOf, recentDate, severalOf, text, urn } from '../csv/cell-readers.js';
import { extra, filled, type RowOf } from '../csv/column.js';

/**
 * People and their roles, one role a row. `issuer` and `subject` are those of the person's sign-in. The scope is the URN
 * of a school, the code of a community or the DfE code of the authority, as the role demands. `from_date` and `to_date`
 * are the first and the last day; leave the last one blank while there is none.
 *
 * The last five say whom the person works for besides, so that nobody decides for an employer: the URNs of the schools
 * he or she is employed at or governs, and the group UIDs of trusts, each cell with one or several. Without dates of
 * their own they hold from the first day of the role on.
 */
export const PEOPLE_COLUMNS = {
  issuer: filled('issuer', text(500)),
  subject: filled('subject', text(200)),
  name: filled('name', text(200)),
  employer: extra('employer', text(200)),
  role: filled('role', role),
  scopeKind: extra('scope_kind', oneOf('SCHOOL', 'COMMUNITY', 'AUTHORITY')),
  scopeCode: filled('scope_code', text(20)),
  from: filled('from_date', recentDate),
  lastDay: extra('to_date', recentDate),
  employerUrns: extra('employer_urn', severalOf(urn)),
  governorUrns: extra('governor_urn', severalOf(urn)),
  trustUids: extra('trust_uid', severalOf(text(20))),
  employedFrom: extra('employed_from', recentDate),
  employedTo: extra('employed_to', recentDate),
};

export type PeopleRow = RowOf<typeof PEOPLE_COLUMNS>;

function role(cell: string): Result<Role, string> {
  const name = cell.toUpperCase().replaceAll(/[\s-]+/g, '_');
  return isRole(name) ? ok(name) : err(`One of these belongs here: ${ROLE_NAMES.join(', ')}.`);
}
