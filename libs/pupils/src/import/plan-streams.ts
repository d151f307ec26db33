import { formatPounds, isOnOrBefore, type Pence, type PlainDate, type Upn } from '#kernel';
import type { ReadRow } from '#directory';
import type { FundedPurpose, FundingStream } from '../domain/other-funding.js';
import type { StreamRow } from './stream-columns.js';
import { rejected, type StreamVerdict } from './stream-verdict.js';

/** A child as a file is matched with it. */
export interface KnownChild {
  readonly childId: string;
  readonly schoolId: string;
}

/** A line of a stream as it is kept. */
export interface StreamLine extends KnownChild {
  readonly stream: FundingStream;
  readonly purpose: FundedPurpose | null;
  readonly annual: Pence;
  readonly from: PlainDate;
  /** The first day after it; null while none is known. */
  readonly until: PlainDate | null;
}

export interface StreamsPlan {
  readonly created: readonly StreamLine[];
  readonly changed: readonly StreamLine[];
  readonly verdicts: readonly StreamVerdict[];
  readonly diff: readonly string[];
}

interface Candidate {
  readonly line: number;
  readonly after: StreamLine;
}

/**
 * Compares a file with what is kept. A line is known by its child, stream, purpose and first day. Rows of one child,
 * stream and purpose may not overlap. Nothing that is said of a row holds its UPN.
 */
export function planStreams(
  rows: readonly ReadRow<StreamRow>[],
  children: ReadonlyMap<Upn, KnownChild>,
  stored: readonly StreamLine[],
): StreamsPlan {
  const verdicts: StreamVerdict[] = [];
  const candidates: Candidate[] = [];
  for (const { line, row } of rows) {
    const child = children.get(row.upn);
    if (child === undefined) verdicts.push(rejected(line, 'UPN', 'No child with this UPN is registered.'));
    else if (row.to !== null && !isOnOrBefore(row.from, row.to))
      verdicts.push(rejected(line, 'to', 'The last day comes before the first.'));
    else candidates.push({ line, after: toLine(row, child) });
  }
  const kept = new Map(stored.map((one) => [keyOf(one), one]));
  const fitting = candidates.filter((candidate) => {
    const clash = overlapOf(candidate, candidates, stored);
    if (clash !== undefined) verdicts.push(rejected(candidate.line, 'from', clash));
    return clash === undefined;
  });
  const judged = fitting.map(({ line, after }) => ({
    line,
    after,
    is: fateOf(after, kept.get(keyOf(after))),
  }));
  const of = (fate: string) => judged.filter(({ is }) => is === fate);
  return {
    created: of('created').map(({ after }) => after),
    changed: of('changed').map(({ after }) => after),
    verdicts: [...verdicts, ...judged.map(({ line, is }) => ({ line, is }))],
    diff: [...of('created'), ...of('changed')].map(
      ({ line, after, is }) => `${is === 'created' ? 'new    ' : 'changed'}  line ${line}: ${inWords(after)}`,
    ),
  };
}

function toLine({ stream, purpose, annual, from, to }: StreamRow, child: KnownChild): StreamLine {
  return { ...child, stream, purpose, annual, from, until: to === null ? null : to.add({ days: 1 }) };
}

/** What the row overlaps with, in words: another row of the file, or a line that the file does not replace. */
function overlapOf(
  { line, after }: Candidate,
  candidates: readonly Candidate[],
  stored: readonly StreamLine[],
): string | undefined {
  const twin = candidates.find((other) => other.line !== line && overlaps(other.after, after));
  if (twin !== undefined)
    return `Line ${twin.line} is about the same child, stream and purpose at the same time.`;
  const replaced = new Set(candidates.map((candidate) => keyOf(candidate.after)));
  const older = stored.find((one) => !replaced.has(keyOf(one)) && overlaps(one, after));
  return older && `A line that is kept already runs from ${older.from.toString()} at the same time.`;
}

function overlaps(a: StreamLine, b: StreamLine): boolean {
  if (a.childId !== b.childId || a.stream !== b.stream || a.purpose !== b.purpose) return false;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

function startsBeforeEnd({ from }: StreamLine, { until }: StreamLine): boolean {
  return until === null || !isOnOrBefore(until, from);
}

function keyOf({ childId, stream, purpose, from }: StreamLine): string {
  return [childId, stream, purpose ?? '', from.toString()].join(' ');
}

function fateOf(after: StreamLine, before: StreamLine | undefined): 'created' | 'changed' | 'unchanged' {
  if (before === undefined) return 'created';
  const isSame = before.annual === after.annual && String(before.until) === String(after.until);
  return isSame ? 'unchanged' : 'changed';
}

function inWords({ stream, annual, from, until }: StreamLine): string {
  const end = until === null ? '' : ` to ${until.subtract({ days: 1 }).toString()}`;
  return `${stream} from ${from.toString()}${end}, ${formatPounds(annual)} a year`;
}
