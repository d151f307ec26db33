import { groupBy } from './group-by.js';
import type { PlainDate } from '#kernel';
import type { Problem } from './problem.js';
import type { RowVerdict } from './row-verdict.js';

/** How many rows of the file met which fate. `read` is the sum of the others. */
export interface RowCounts {
  readonly read: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly rejected: number;
}

/** Rows passed over for the same reason, which is no mistake. */
export interface LeftOutRows {
  readonly reason: string;
  readonly rows: number;
}

export interface ImportSummary {
  /** What the file is about, such as "schools". */
  readonly kind: string;
  readonly fileName: string;
  readonly fileSha256: string;
  /** How the text was read: "UTF-8" or "Windows-1252". Absent where the file could not be read. */
  readonly encoding?: string;
  readonly asAt: PlainDate;
  readonly dryRun: boolean;
  readonly counts: RowCounts;
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOutRows[];
  readonly diff: readonly string[];
  readonly notes: readonly string[];
  /** Why nothing was imported, where that is so: the file as a whole, or `--strict`. */
  readonly refusal?: string;
}

export const NO_ROWS: RowCounts = { read: 0, created: 0, changed: 0, unchanged: 0, leftOut: 0, rejected: 0 };

/** Counts the verdicts of all rows of a file. */
export function countRows(verdicts: readonly RowVerdict[]): RowCounts {
  const rows = (fate: RowVerdict['is']) => verdicts.filter(({ is }) => is === fate).length;
  return {
    read: verdicts.length,
    created: rows('created'),
    changed: rows('changed'),
    unchanged: rows('unchanged'),
    leftOut: rows('left out'),
    rejected: rows('rejected'),
  };
}

/** What is wrong in the rejected rows, in the order of the file. */
export function problemsOf(verdicts: readonly RowVerdict[]): Problem[] {
  return verdicts
    .flatMap((verdict) => (verdict.is === 'rejected' ? verdict.problems : []))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The reasons rows were passed over, the most frequent first. */
export function leftOutByReason(verdicts: readonly RowVerdict[]): LeftOutRows[] {
  const reasons = verdicts.flatMap((verdict) => (verdict.is === 'left out' ? [verdict.reason] : []));
  return [...groupBy(reasons, (reason) => reason)]
    .map(([reason, same]) => ({ reason, rows: same.length }))
    .toSorted((a, b) => b.rows - a.rows);
}

/** Whether the import made any difference, or in a dry run would have. */
export function changesAnything({ created, changed }: RowCounts): boolean {
  return created + changed > 0;
}

/** For the shell: 0 all is well, 2 some rows were rejected, 1 nothing was imported. */
export function exitCodeOf({ refusal, counts }: ImportSummary): 0 | 1 | 2 {
  if (refusal !== undefined || counts.created + counts.changed + counts.unchanged === 0) return 1;
  return counts.rejected > 0 ? 2 : 0;
}
