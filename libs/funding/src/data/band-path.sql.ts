import { pence, plainDate, type Pence, type PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import type { BandBasis, BandValue } from '../domain/band-value.js';
import { ELEMENT_2_THRESHOLD } from '../domain/parameter.js';

/** A value of a band with its id, by which a segment is pinned to it. */
export interface StoredBandValue extends BandValue {
  readonly id: string;
}

/** A band with all its values that touch a period, earliest first. */
export interface BandOverTime {
  readonly basis: BandBasis;
  readonly label: string;
  readonly values: readonly StoredBandValue[];
}

/** The Element 2 threshold over a stretch of time. */
export interface ThresholdOverTime {
  readonly amount: Pence;
  readonly from: PlainDate | null;
}

interface ValueRow {
  basis: BandBasis;
  label: string;
  id: string | null;
  lowest_pence: string;
  highest_pence: string | null;
  valid_from: string;
  valid_until: string | null;
  source: string;
}

const overTime = statement<ValueRow>(
  'funding.band_over_time',
  `select s.basis, b.label, v.id, v.lowest_pence, v.highest_pence, lower(v.valid)::text as valid_from,
          upper(v.valid)::text as valid_until, v.source
     from funding.band_scheme s
     join funding.band b on b.authority_id = s.authority_id and b.scheme_id = s.id and b.code = $3
     left join funding.band_value v on v.authority_id = b.authority_id and v.band_id = b.id
          and v.valid && daterange($4, $5, '[]')
    where s.authority_id = $1 and s.code = $2
    order by v.valid`,
);
const thresholds = statement<{ amount: string; valid_from: string | null }>(
  'funding.thresholds_over_time',
  `select amount, lower(valid)::text as valid_from from funding.parameter
    where authority_id = $1 and code = '${ELEMENT_2_THRESHOLD}' and valid && daterange($2, $3, '[]') order by valid`,
);

/** A band by the codes of its scheme and its own; undefined where there is none. Both days are counted. */
export async function bandOverTime(
  tx: Tx,
  authorityId: string,
  { scheme, band }: { readonly scheme: string; readonly band: string },
  [from, to]: readonly [PlainDate, PlainDate],
): Promise<BandOverTime | undefined> {
  const rows = await tx.all(overTime, [authorityId, scheme, band, from.toString(), to.toString()]);
  const [first] = rows;
  return first && { basis: first.basis, label: first.label, values: rows.flatMap(toValue) };
}

/** The thresholds that touch a period, earliest first. Both days are counted. */
export async function thresholdsOverTime(
  tx: Tx,
  authorityId: string,
  [from, to]: readonly [PlainDate, PlainDate],
): Promise<readonly ThresholdOverTime[]> {
  const rows = await tx.all(thresholds, [authorityId, from.toString(), to.toString()]);
  return rows.map((row) => ({
    amount: pence(row.amount),
    from: row.valid_from === null ? null : plainDate(row.valid_from),
  }));
}

function toValue(row: ValueRow): readonly StoredBandValue[] {
  if (row.id === null) return [];
  return [
    {
      id: row.id,
      lowest: pence(row.lowest_pence),
      highest: row.highest_pence === null ? null : pence(row.highest_pence),
      from: plainDate(row.valid_from),
      until: row.valid_until === null ? null : plainDate(row.valid_until),
      source: row.source,
    },
  ];
}
