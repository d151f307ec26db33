import {
  checkPounds,
  err,
  ok,
  parsePlainDate,
  parseUpn,
  type Pence,
  type PlainDate,
  type Result,
  type Upn,
} from '#kernel';
import { FUNDED_PURPOSES, FundingStream, type FundedPurpose } from '../domain/other-funding.js';

/**
 * A file of what children receive from elsewhere: one row for each child, stream, purpose and period. `annual` is in
 * pounds; `from` and `to` are the first and the last day; a blank `purpose` means all of the provision.
 */
export const STREAM_COLUMNS = {
  upn: filled('UPN', upn),
  stream: filled('stream', oneOf(Object.values(FundingStream))),
  purpose: blankable('purpose', oneOf(FUNDED_PURPOSES)),
  annual: filled('annual', annual),
  from: filled('from', parsePlainDate),
  to: blankable('to', parsePlainDate),
};

/** One row of the file, read. */
export interface StreamRow {
  readonly upn: Upn;
  readonly stream: FundingStream;
  readonly purpose: FundedPurpose | null;
  readonly annual: Pence;
  readonly from: PlainDate;
  /** The last day; null while none is known. */
  readonly to: PlainDate | null;
}

type CellReader<T> = (cell: string) => Result<T, string>;

function filled<T>(header: string, read: CellReader<T>) {
  const notBlank: CellReader<T> = (cell) => (cell === '' ? err('This cell is blank.') : read(cell));
  return { header, mustExist: true, read: notBlank };
}

function blankable<T>(header: string, read: CellReader<T>) {
  const orNull: CellReader<T | null> = (cell) => (cell === '' ? ok(null) : read(cell));
  return { header, mustExist: true, read: orNull };
}

function upn(cell: string): Result<Upn, string> {
  const read = parseUpn(cell);
  return read.ok ? ok(read.value.upn) : read;
}

function oneOf<T extends string>(words: readonly T[]): CellReader<T> {
  return (cell) => {
    const found = words.find((word) => word === cell.toUpperCase());
    return found === undefined ? err(`One of these belongs here: ${words.join(', ')}.`) : ok(found);
  };
}

function annual(cell: string): Result<Pence, string> {
  const pounds = checkPounds(cell);
  return pounds.ok && pounds.value <= 0n ? err('An amount above nothing belongs here.') : pounds;
}
