import { ok, type Result } from '#kernel';
import type { Tx } from '#platform';
import type { Columns } from './csv/column.js';
import { readTable } from './csv/read-table.js';
import type { Importer, ImportOptions, ImportPlan, ImportSetting } from './importer.js';
import type { Problem } from './problem.js';
import { sortRows } from './row-verdict.js';

/** A file whose cells were read; what its rows mean is decided by `plan`. */
export interface OpenedFile {
  readonly encoding: string;
  /** How many rows were read in full. */
  readonly rows: number;
  /** As the importer's own plan, with a verdict for every row of the file. Writes nothing. */
  plan(tx: Tx, setting: ImportSetting): Promise<ImportPlan>;
}

/** A kind of file, whatever its columns. */
export interface FileKind {
  /** Why the options do not fit this kind of file; undefined where they do. */
  objection(options: ImportOptions): string | undefined;
  /** Refused when the file as a whole cannot be read. */
  open(bytes: Uint8Array, authorityCode: string): Result<OpenedFile, readonly Problem[]>;
}

/** Makes a kind of file of an importer, so that kinds with different columns can stand in one list. */
export function fileKind<C extends Columns>(importer: Importer<C>): FileKind {
  return {
    objection: (options) => importer.objection?.(options),
    open: (bytes, authorityCode) => {
      const table = readTable(bytes, importer.columns, importer.leaveOut?.(authorityCode));
      if (!table.ok) return table;
      const { good, verdicts } = sortRows(table.value.rows);
      return ok({
        encoding: table.value.encoding,
        rows: good.length,
        plan: async (tx, setting) => {
          const plan = await importer.plan(tx, good, setting);
          return { ...plan, verdicts: [...verdicts, ...plan.verdicts] };
        },
      });
    },
  };
}
