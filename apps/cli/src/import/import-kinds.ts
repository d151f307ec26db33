import { DIRECTORY_FILE_KINDS, fileKind, type FileKind } from '#directory';
import { bandValuesImporter } from '#funding';

interface KindOfFile {
  readonly title: string;
  /** What is in the file, and what it needs, for the help. */
  readonly about: string;
  readonly fileKind: FileKind;
}

const { schools, links, census, pcns, communities, terms, people } = DIRECTORY_FILE_KINDS;

/** Every kind of file the service can load, from whichever room. */
export const IMPORT_KINDS = {
  schools: {
    title: 'Schools',
    about: `the DfE's register of schools ("edubasealldata"); --links adds which URN follows which`,
    fileKind: schools,
  },
  links: {
    title: 'Links between schools',
    about: 'the links of that register by themselves',
    fileKind: links,
  },
  census: {
    title: 'School census',
    about: "the DfE's census table: pupils, SEN and free school meals by school; needs --as-at",
    fileKind: census,
  },
  pcns: {
    title: 'Primary Care Networks',
    about: 'the Primary Care Networks of the NHS (ePCN)',
    fileKind: pcns,
  },
  communities: {
    title: 'Communities',
    about: 'community_code, community_name, pcn_code, URN, and if wanted from_date and to_date',
    fileKind: communities,
  },
  terms: {
    title: 'Term dates',
    about: 'academic_year, term, starts_on, ends_on, and URN for schools with terms of their own',
    fileKind: terms,
  },
  people: {
    title: 'People and roles',
    about: 'issuer, subject, name, employer, role, scope_code, from_date, to_date',
    fileKind: people,
  },
  bands: {
    title: 'Band values',
    about: 'scheme, basis, band, label, area_of_need, level, descriptor, lowest, highest, from, to, source',
    fileKind: fileKind(bandValuesImporter),
  },
} as const satisfies Readonly<Record<string, KindOfFile>>;

export type ImportKind = keyof typeof IMPORT_KINDS;
