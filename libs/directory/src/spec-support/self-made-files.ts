import { DIRECTORY_FILE_KINDS } from '../import/importers.js';
import type { ImportFile } from '../import/read-file.js';

type Cells = Readonly<Record<string, string | number>>;

/** A small CSV file of our own, with the columns its rows name. */
export function csvFile(
  kind: keyof typeof DIRECTORY_FILE_KINDS,
  rows: readonly Cells[],
  lineEnd = '\n',
): ImportFile {
  const headers = Object.keys(rows[0] ?? {});
  const lines = [headers, ...rows.map((row) => headers.map((header) => String(row[header] ?? '')))];
  return rawFile(kind, lines.map((cells) => cells.map(quoted).join(',')).join(lineEnd));
}

/** A file as it stands: text is written as UTF-8. */
export function rawFile(kind: keyof typeof DIRECTORY_FILE_KINDS, content: string | Uint8Array): ImportFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { kind, fileKind: DIRECTORY_FILE_KINDS[kind], name: `self-made-${kind}.csv`, bytes };
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A row of the register of schools: an open community primary school of Testshire (authority 998). */
export function registerRow(urn: number, name: string, cells: Cells = {}): Cells {
  return {
    URN: urn,
    'LA (code)': '998',
    'LA (name)': 'Testshire',
    EstablishmentNumber: String(urn % 10_000).padStart(4, '0'),
    EstablishmentName: name,
    'TypeOfEstablishment (code)': '01',
    'TypeOfEstablishment (name)': 'Community school',
    'EstablishmentStatus (code)': '1',
    OpenDate: '',
    CloseDate: '',
    'PhaseOfEducation (code)': '2',
    StatutoryLowAge: '4',
    StatutoryHighAge: '11',
    'Trusts (code)': '',
    'Trusts (name)': '',
    UKPRN: '',
    Postcode: 'ME14 1XQ',
    'TypeOfResourcedProvision (name)': 'Not applicable',
    'DistrictAdministrative (code)': 'E07000110',
    'DistrictAdministrative (name)': 'Maidstone',
    'GSSLACode (name)': 'E10000099',
    ...cells,
  };
}

/** A row of the census table: a school of 200 pupils, 6 with a plan, 25 on SEN Support, 40 with free school meals. */
export function censusRow(urn: number, cells: Cells = {}): Cells {
  const counts = { NOR: 200, TSENELSE: 6, TSENELK: 25, NUMEAL: 10, NUMFSM: 40, NUMFSMEVER: 44 };
  return { URN: urn, LA: '998', SCHOOLTYPE: 'State-funded primary', ...counts, ...cells };
}

/** A row of a list of communities. */
export function communityRow(code: string, urn: number, cells: Cells = {}): Cells {
  return { community_code: code, community_name: `Community ${code}`, pcn_code: '', URN: urn, ...cells };
}
