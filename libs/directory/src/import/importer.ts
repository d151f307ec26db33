import type { PlainDate } from '#kernel';
import type { Tx } from '#platform';
import type { Columns, RowOf } from './csv/column.js';
import type { LeaveOut } from './csv/read-table.js';
import type { ReadRow, RowVerdict } from './row-verdict.js';

export interface ImportOptions {
  /** The DfE code of the authority, such as "886". */
  readonly authority: string;
  /** The date the facts in the file were true; for a census, the day of the census. Today where not given. */
  readonly asAt?: PlainDate;
  /** Where the file comes from, in words. */
  readonly source?: string;
  /** From when new memberships, links and the like hold, where the file does not say. */
  readonly from?: PlainDate;
  /** Show what would change and write nothing. */
  readonly dryRun?: boolean;
  /** Import nothing when any row is rejected. */
  readonly strict?: boolean;
  /** Who imports, for the record. */
  readonly importedBy: string;
}

/** What an importer knows besides the file. */
export interface ImportSetting {
  readonly authorityId: string;
  readonly authorityCode: string;
  readonly asAt: PlainDate;
  readonly from: PlainDate;
  readonly importedBy: string;
  readonly importId: string;
}

/** What would become of a file, decided before anything is written. */
export interface ImportPlan {
  /** One for each row the importer was given. */
  readonly verdicts: readonly RowVerdict[];
  /** One line for each thing that is new or different, for people. */
  readonly diff: readonly string[];
  /** What somebody should know though nothing is wrong: schools that are missing from the file, and totals. */
  readonly notes: readonly string[];
  /** Makes what must stand before the import can be recorded. Called only where it is recorded. */
  prepare?(tx: Tx): Promise<void>;
  /** Writes the changes, set by set. Called only where there are some. */
  write(tx: Tx): Promise<void>;
}

/** One kind of file. */
export interface Importer<C extends Columns> {
  readonly columns: C;
  /** Rows that are none of this authority's business. */
  leaveOut?(authorityCode: string): LeaveOut<C>;
  /** Why the options do not fit this kind of file; undefined where they do. */
  objection?(options: ImportOptions): string | undefined;
  /** Reads what is there now and compares. Writes nothing. */
  plan(tx: Tx, rows: readonly ReadRow<RowOf<C>>[], setting: ImportSetting): Promise<ImportPlan>;
}
