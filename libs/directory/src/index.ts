/** Where things are: the authority, its districts, communities, schools and terms, and the files they are loaded from. */

export { DirectoryModule } from './directory.module.js';
export { directoryEntities } from './data/entities.js';

export {
  communityOfSchool,
  findCommunity,
  findSchool,
  schoolIdsByUrn,
  termsFor,
} from './app/directory.facade.js';
export {
  measuresOf,
  type CommunityMeasures,
  type MeasuresAnswer,
  type MeasuresQuestion,
  type MissingFigure,
} from './app/measures.query.js';
export { isMeasureCode } from './domain/measure.js';
export type { CommunitySummary, SchoolSummary } from './domain/summaries.js';

export { runImport, type OnProgress } from './import/run-import.js';
export type { ImportFile } from './import/read-file.js';
export { fileKind, type FileKind } from './import/file-kind.js';
export type { Importer, ImportOptions, ImportPlan, ImportSetting } from './import/importer.js';
export { DIRECTORY_FILE_KINDS } from './import/importers.js';
export type { ReadRow, RowVerdict } from './import/row-verdict.js';
export {
  changesAnything,
  exitCodeOf,
  type ImportSummary,
  type LeftOutRows,
  type RowCounts,
} from './import/import-summary.js';
export type { Problem } from './import/problem.js';

export { loadDemoAuthority, type DemoOptions } from './demo/load-demo-authority.js';
export { demoAuthority, type DemoAuthority } from './demo/demo-authority.js';
export { demoId } from './demo/demo-id.js';
export { DEMO_PEOPLE, type DemoPerson } from './demo/demo-people.js';
