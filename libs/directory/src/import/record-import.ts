import type { ImportSummary } from './import-summary.js';
import { statement, type Tx } from '#platform';
import type { ImportOptions, ImportSetting } from './importer.js';

/** More problems than anybody reads are counted, not kept. */
const MOST_PROBLEMS_KEPT = 500;

const findByFile = statement<{ seen: boolean }>(
  'directory.import_seen',
  `select exists (select from directory.data_import
                   where authority_id = $1 and kind = $2 and file_sha256 = $3) as seen`,
);

const insertImport = statement<never>(
  'directory.record_import',
  `insert into directory.data_import (authority_id, id, kind, file_name, file_sha256, source, as_at, rows_read,
          rows_created, rows_changed, rows_unchanged, rows_left_out, rows_rejected, problems, imported_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);

/** Whether this very file was imported before as this kind. */
export async function wasImported(
  tx: Tx,
  authorityId: string,
  kind: string,
  sha256: string,
): Promise<boolean> {
  return (await tx.only(findByFile, [authorityId, kind, sha256])).seen;
}

/** Keeps who loaded which file and what became of its rows. Comes before the rows, which point at it. */
export async function recordImport(
  tx: Tx,
  { authorityId, importId, asAt }: ImportSetting,
  summary: ImportSummary,
  options: ImportOptions,
): Promise<void> {
  const { counts, problems, leftOut } = summary;
  await tx.all(insertImport, [
    authorityId,
    importId,
    summary.kind,
    summary.fileName,
    summary.fileSha256,
    options.source ?? summary.fileName,
    asAt.toString(),
    counts.read,
    counts.created,
    counts.changed,
    counts.unchanged,
    counts.leftOut,
    counts.rejected,
    JSON.stringify({ rejected: problems.slice(0, MOST_PROBLEMS_KEPT), leftOut }),
    options.importedBy,
  ]);
}
