import type { BandScheme } from '../../domain/band.js';
import { rejected, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { BandValueRow } from './band-value-columns.js';
import { planBand, type BandPlan, type BandToWrite, type KnownBand, type ValueToWrite } from './plan-band.js';

export interface KnownScheme extends BandScheme {
  readonly bands: readonly KnownBand[];
  /** Whether its values come from versions that were approved here. A file cannot change those. */
  readonly isKeptByVersions: boolean;
}

/** What has to be written, by the codes of scheme and band. */
export interface BandChanges {
  readonly schemes: readonly BandScheme[];
  readonly bands: readonly BandToWrite[];
  /** Values known by their first day that are now different. Written before the new ones, which may need the room. */
  readonly changedValues: readonly ValueToWrite[];
  readonly newValues: readonly ValueToWrite[];
}

export interface BandValuesPlan {
  readonly changes: BandChanges;
  readonly verdicts: readonly RowVerdict[];
  /** One line for each thing that is new or different, for people. */
  readonly diff: readonly string[];
}

type Row = ReadRow<BandValueRow>;

/**
 * Compares the rows of a file of band values with what is known. Bands and values that are not in the file stay as they
 * are. What a scheme's amounts mean never changes: another meaning is another scheme.
 */
export function planBandValues(rows: readonly Row[], known: readonly KnownScheme[]): BandValuesPlan {
  const schemes = newOrKnown(rows, known);
  const [fitting, others] = parted(rows, ({ row }) => schemes.get(row.scheme)?.basis === row.basis);
  const [open, kept] = parted(fitting, ({ row }) => !isKept(row, known));
  const bands = grouped(open, ({ row }) => JSON.stringify([row.scheme, row.band])).map(([first, ...rest]) => {
    const scheme = known.find(({ code }) => code === first.row.scheme);
    return planBand(
      [first, ...rest],
      scheme?.bands.find(({ code }) => code === first.row.band),
    );
  });
  return {
    changes: {
      schemes: [...schemes.values()].filter((scheme) => !isKnown(scheme, known) && isUsed(scheme, bands)),
      bands: bands.flatMap(({ band }) => band),
      changedValues: bands.flatMap(({ changedValues }) => changedValues),
      newValues: bands.flatMap(({ newValues }) => newValues),
    },
    verdicts: [
      ...kept.map(({ line, row }) => againstVersions(line, row, known)),
      ...others.map(({ line, row }) => rejected(line, 'basis', wrongBasis(schemes.get(row.scheme)))),
      ...bands.flatMap(({ verdicts }) => verdicts),
    ],
    diff: bands.flatMap(({ diff }) => diff),
  };
}

/** Every scheme of the file: as known, or as its first row states it, with its code for a name. */
function newOrKnown(
  rows: readonly Row[],
  known: readonly KnownScheme[],
): ReadonlyMap<string, BandScheme | KnownScheme> {
  const schemes = new Map<string, BandScheme | KnownScheme>(known.map((scheme) => [scheme.code, scheme]));
  for (const { row } of rows) {
    const { scheme: code, basis, source } = row;
    if (!schemes.has(code)) schemes.set(code, { code, name: code, basis, source });
  }
  return schemes;
}

function isKnown({ code }: BandScheme, known: readonly KnownScheme[]): boolean {
  return known.some((scheme) => scheme.code === code);
}

function isUsed({ code }: BandScheme, bands: readonly BandPlan[]): boolean {
  return bands.some(({ newValues }) => newValues.some(({ scheme }) => scheme === code));
}

function isKept({ scheme }: BandValueRow, known: readonly KnownScheme[]): boolean {
  return known.some(({ code, isKeptByVersions }) => code === scheme && isKeptByVersions);
}

/** A file may repeat what is in force, and change nothing of it. */
function againstVersions(line: number, row: BandValueRow, known: readonly KnownScheme[]): RowVerdict {
  const values = known
    .find(({ code }) => code === row.scheme)
    ?.bands.find(({ code }) => code === row.band)?.values;
  const isThere = values?.some(
    ({ from, lowest, highest }) => from.equals(row.from) && lowest === row.lowest && highest === row.highest,
  );
  if (isThere) return { line, is: 'unchanged' };
  return rejected(
    line,
    'scheme',
    `The values of ${row.scheme} come from versions approved here: draft a new version instead.`,
  );
}

function wrongBasis(scheme: BandScheme | undefined): string {
  return `The scheme ${scheme?.code} states its amounts as ${scheme?.basis}.`;
}

function parted<T>(all: readonly T[], belongs: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

/** Groups in the order of their first members; none is empty. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
