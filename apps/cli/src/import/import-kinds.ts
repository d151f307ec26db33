import { DIRECTORY_FILE_KINDS, fileKind, type FileKind } from '#directory';
import { bandValuesImporter, notionalImporter } from '#funding';
import { loadSecrets, type Config } from '#platform';
import { streamsImporter } from '#pupils';

interface KindOfFile {
  readonly title: string;
  /** What is in the file, and what it needs, for the help. */
  readonly about: string;
  /** Made from the configuration where reading the file takes a secret. */
  readonly fileKind: FileKind | ((config: Config) => FileKind);
}

const { schools, links, census, measures, pcns, communities, terms, people } = DIRECTORY_FILE_KINDS;

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
  measures: {
    title: 'Measures of schools',
    about: 'URN and a column for each figure to share money by, named after it; needs --as-at',
    fileKind: measures,
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
    about:
      'issuer, subject, name, employer, role, scope_code, from_date, to_date, and if wanted employer_urn, governor_urn, trust_uid, employed_from, employed_to',
    fileKind: people,
  },
  bands: {
    title: 'Band values',
    about: 'scheme, basis, band, label, area_of_need, level, descriptor, lowest, highest, from, to, source',
    fileKind: fileKind(bandValuesImporter),
  },
  notional: {
    title: 'Notional SEN budgets',
    about: "URN, year (such as 2026-27), amount, percent (of the school's whole budget; may be blank)",
    fileKind: fileKind(notionalImporter),
  },
  streams: {
    title: 'Funding of children from elsewhere',
    about:
      'UPN, stream (LEGACY_TOPUP or EHCP_ELEMENT_3), purpose, annual, from, to; children have to be registered',
    fileKind: (config: Config) => fileKind(streamsImporter(loadSecrets(config))),
  },
} as const satisfies Readonly<Record<string, KindOfFile>>;

export type ImportKind = keyof typeof IMPORT_KINDS;
