import { registerDate, text, urn } from '../csv/cell-readers.js';
import { blankable, filled, type RowOf } from '../csv/column.js';

/** The register's links between schools ("links_edubasealldata"). Names of schools in it are not read: URNs tell. */
export const LINKS_COLUMNS = {
  urn: filled('URN', urn),
  linkUrn: filled('LinkURN', urn),
  linkType: filled('LinkType', text(60)),
  establishedOn: blankable('LinkEstablishedDate', registerDate),
};

export type LinksRow = RowOf<typeof LINKS_COLUMNS>;
