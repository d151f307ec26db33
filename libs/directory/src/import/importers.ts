import { censusImporter } from './census/census-importer.js';
import { communitiesImporter } from './communities/communities-importer.js';
import { fileKind } from './file-kind.js';
import { linksImporter } from './links/links-importer.js';
import { measuresFileKind } from './measures/measures-importer.js';
import { pcnsImporter } from './pcns/pcns-importer.js';
import { peopleImporter } from './people/people-importer.js';
import { schoolsImporter } from './schools/schools-importer.js';
import { termsImporter } from './terms/terms-importer.js';

/** The kinds of file this room can load. Other rooms bring importers of their own. */
export const DIRECTORY_FILE_KINDS = {
  schools: fileKind(schoolsImporter),
  links: fileKind(linksImporter),
  census: fileKind(censusImporter),
  measures: measuresFileKind,
  pcns: fileKind(pcnsImporter),
  communities: fileKind(communitiesImporter),
  terms: fileKind(termsImporter),
  people: fileKind(peopleImporter),
};
