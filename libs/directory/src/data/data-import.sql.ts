import { statement } from '#platform';
import type { LeftOutRows } from '../import/import-summary.js';
import type { Problem } from '../import/problem.js';

export interface DataImportRow {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly source: string;
  readonly asAt: string;
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly rejected: number;
  readonly problems: { readonly rejected: readonly Problem[]; readonly leftOut: readonly LeftOutRows[] };
  readonly importedBy: string;
  /** UTC, as the DateTime scalar takes it. */
  readonly importedAt: string;
}

export const importPage = statement<DataImportRow>(
  'directory.import_page',
  `select id, kind, file_name as "fileName", file_sha256 as "fileSha256", source, as_at::text as "asAt",
          rows_read as read, rows_created as created, rows_changed as changed, rows_unchanged as unchanged,
          rows_left_out as "leftOut", rows_rejected as rejected, problems, imported_by as "importedBy",
          to_char(imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "importedAt"
     from directory.data_import
    where authority_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
);

export const importCount = statement<{ count: number }>(
  'directory.import_count',
  'select count(*)::integer as count from directory.data_import where authority_id = $1',
);
