import { createHash } from 'node:crypto';
import { err, isOnOrBefore, ok, type PlainDate, type Result } from '#kernel';
import type { FileKind, OpenedFile } from './file-kind.js';
import { NO_ROWS, type ImportSummary } from './import-summary.js';
import type { ImportOptions } from './importer.js';
import type { Problem } from './problem.js';

export interface ImportFile {
  /** The name of the kind, for the record. */
  readonly kind: string;
  readonly fileKind: FileKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Reading {
  readonly opened: OpenedFile;
  /** The summary so far, with no row judged. */
  readonly summary: ImportSummary;
}

export interface ReadingDates {
  readonly asAt: PlainDate;
  readonly today: PlainDate;
}

/** Reads a file as its kind. Refused when the options do not fit the kind or the file cannot be read at all. */
export function readFile(
  file: ImportFile,
  options: ImportOptions,
  { asAt, today }: ReadingDates,
): Result<Reading, ImportSummary> {
  const summary = blankSummary(file, options, asAt);
  const objection = isOnOrBefore(asAt, today)
    ? file.fileKind.objection(options)
    : `The as-at date ${asAt.toString()} is in the future.`;
  if (objection !== undefined) return err(refuse(summary, [{ reason: objection }]));
  const opened = file.fileKind.open(file.bytes, options.authority);
  if (!opened.ok) return err(refuse(summary, opened.error));
  return ok({ opened: opened.value, summary: { ...summary, encoding: opened.value.encoding } });
}

/** The summary of a file of which nothing was imported, for reasons that are not about single rows. */
export function refuse(summary: ImportSummary, problems: readonly Problem[]): ImportSummary {
  return { ...summary, problems, refusal: problems.map(({ reason }) => reason).join(' ') };
}

function blankSummary(file: ImportFile, options: ImportOptions, asAt: PlainDate): ImportSummary {
  return {
    kind: file.kind,
    fileName: file.name,
    fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
    asAt,
    dryRun: options.dryRun ?? false,
    counts: NO_ROWS,
    problems: [],
    leftOut: [],
    diff: [],
    notes: [],
  };
}
