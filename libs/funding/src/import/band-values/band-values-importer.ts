import type { Tx } from '#platform';
import type { ReadRow, RowVerdict } from '../row-verdict.js';
import { BAND_VALUE_COLUMNS, type BandValueRow } from './band-value-columns.js';
import { knownBandValues, writeBandChanges } from './band-values.sql.js';
import { planBandValues } from './plan-band-values.js';

interface ImportPlan {
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
  readonly notes: readonly string[];
  write(tx: Tx): Promise<void>;
}

/** What bands are worth from when, for the file reader of the directory room. */
export const bandValuesImporter = {
  columns: BAND_VALUE_COLUMNS,

  /** Reads what is known and compares. Writes nothing before `write` is called. */
  async plan(
    tx: Tx,
    rows: readonly ReadRow<BandValueRow>[],
    { authorityId }: { readonly authorityId: string },
  ): Promise<ImportPlan> {
    const { changes, verdicts, diff } = planBandValues(rows, await knownBandValues(tx, authorityId));
    return { verdicts, diff, notes: [], write: (writing) => writeBandChanges(writing, authorityId, changes) };
  },
};
