import { err, formatPounds, ok, Temporal, type Result } from '#kernel';
import type { Band } from '../../domain/band.js';
import type { BandValue } from '../../domain/band-value.js';
import { lastDayOf } from '../../domain/validity.js';
import { rejected, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { BandValueRow } from './band-value-columns.js';
import { isSameValue, placeValue } from './place-value.js';

/** A band as the database holds it, with all its values. */
export interface KnownBand extends Band {
  readonly values: readonly BandValue[];
}

export interface BandToWrite extends Band {
  readonly scheme: string;
}

export interface ValueToWrite extends BandValue {
  readonly scheme: string;
  readonly band: string;
}

export interface BandPlan {
  /** The band itself, where it is new or described differently. */
  readonly band: readonly BandToWrite[];
  readonly changedValues: readonly ValueToWrite[];
  readonly newValues: readonly ValueToWrite[];
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
}

type Row = ReadRow<BandValueRow>;

/** Compares the rows of one band, at least one, with the band as it is known. */
export function planBand(rows: readonly [Row, ...Row[]], known: KnownBand | undefined): BandPlan {
  const { accepted, values, verdicts } = placeAll(rows, known?.values ?? []);
  const described = describedBy(rows[0].row);
  const isDescribedAnew = accepted.length > 0 && !(known && isSameDescription(known, described));
  const written = values.map((value) => ({ ...value, scheme: described.scheme, band: described.code }));
  const before = (value: BandValue) => known?.values.find(({ from }) => from.equals(value.from));
  const newValues = written.filter((value) => before(value) === undefined);
  const changedValues = written.filter(
    (value) => !newValues.includes(value) && !isSameAs(value, before(value)),
  );
  const fateOf = ({ row }: Row): 'created' | 'changed' | 'unchanged' => {
    const isOneOf = (some: readonly BandValue[]) => some.some(({ from }) => from.equals(row.from));
    if (isOneOf(newValues)) return 'created';
    return isOneOf(changedValues) || isDescribedAnew ? 'changed' : 'unchanged';
  };
  return {
    band: isDescribedAnew ? [described] : [],
    changedValues,
    newValues,
    verdicts: [...verdicts, ...accepted.map((read) => ({ line: read.line, is: fateOf(read) }))],
    diff: [
      ...newValues.map((value) => `new      ${inWords(value)}`),
      ...changedValues.map((value) => `changed  ${inWords(value)}`),
    ],
  };
}

interface Placed {
  readonly accepted: readonly Row[];
  readonly values: readonly BandValue[];
  readonly verdicts: readonly RowVerdict[];
}

/** Places the rows by their first days, so that their order in the file does not matter. */
function placeAll(rows: readonly [Row, ...Row[]], known: readonly BandValue[]): Placed {
  const accepted: Row[] = [];
  const verdicts: RowVerdict[] = [];
  let values = known;
  for (const read of rows.toSorted((a, b) => Temporal.PlainDate.compare(a.row.from, b.row.from))) {
    const agrees = agreesWith(rows[0], accepted, read);
    const placed = agrees.ok ? placeValue(values, read.row) : agrees;
    if (placed.ok) {
      accepted.push(read);
      values = placed.value;
    } else {
      verdicts.push(rejected(read.line, placed.error.column, placed.error.reason));
    }
  }
  return { accepted, values, verdicts };
}

function agreesWith(
  first: Row,
  accepted: readonly Row[],
  { row }: Row,
): Result<true, { readonly column: string; readonly reason: string }> {
  if (!isSameDescription(describedBy(first.row), describedBy(row))) {
    return err({ column: 'band', reason: `Line ${first.line} describes the band ${row.band} differently.` });
  }
  const twin = accepted.find((other) => other.row.from.equals(row.from));
  if (twin === undefined) return ok(true);
  return err({
    column: 'from',
    reason: `Line ${twin.line} states the value of this band from the same day.`,
  });
}

function describedBy({ scheme, band, label, areaOfNeed, level, descriptor }: BandValueRow): BandToWrite {
  return { scheme, code: band, label, areaOfNeed, level, descriptor };
}

function isSameDescription(a: Band, b: Band): boolean {
  return (
    a.label === b.label &&
    a.areaOfNeed === b.areaOfNeed &&
    a.level === b.level &&
    a.descriptor === b.descriptor
  );
}

function isSameAs(value: BandValue, before: BandValue | undefined): boolean {
  return before !== undefined && isSameValue(value, before);
}

function inWords(value: ValueToWrite): string {
  const { scheme, band, lowest, highest, from } = value;
  const amounts = highest === lowest ? '' : highest === null ? ' and more' : ` to ${formatPounds(highest)}`;
  const lastDay = lastDayOf(value);
  const end = lastDay === null ? '' : ` until ${lastDay.toString()}`;
  return `${scheme} ${band} from ${from.toString()}${end}: ${formatPounds(lowest)}${amounts}`;
}
