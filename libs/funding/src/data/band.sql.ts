import { pence, plainDate, type Pence, type PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import type { AreaOfNeed, Band, BandScheme } from '../domain/band.js';
import type { BandBasis, BandValue } from '../domain/band-value.js';
import { ELEMENT_2_THRESHOLD } from '../domain/parameter.js';
import { toUntil } from './date-range.js';

export interface StoredScheme extends BandScheme {
  readonly id: string;
}

/** A band with its value on a day, and what is needed to tell its top-up from it. */
export interface BandOnDay extends Band {
  readonly id: string;
  readonly basis: BandBasis;
  readonly value: BandValue;
  /** The Element 2 threshold on the day; null where none is known. */
  readonly annualThreshold: Pence | null;
}

/** The bands of one scheme on one day. */
export interface BandsWanted {
  readonly schemeId: string;
  readonly on: PlainDate;
}

interface BandRow {
  wanted: string;
  id: string;
  basis: BandBasis;
  code: string;
  label: string;
  area_of_need: AreaOfNeed | null;
  level: number;
  descriptor: string;
  lowest_pence: string;
  highest_pence: string | null;
  valid_from: string;
  valid_until: string | null;
  source: string;
  threshold: string | null;
}

const schemes = statement<StoredScheme>(
  'funding.band_schemes',
  'select id, code, name, basis, source from funding.band_scheme where authority_id = $1 order by code',
);
const scheme = statement<StoredScheme>(
  'funding.band_scheme',
  'select id, code, name, basis, source from funding.band_scheme where authority_id = $1 and code = $2',
);
const onDays = statement<BandRow>(
  'funding.bands_on_days',
  `select w.number::text as wanted, b.id, s.basis, b.code, b.label, b.area_of_need, b.level, b.descriptor,
          v.lowest_pence, v.highest_pence, lower(v.valid)::text as valid_from, upper(v.valid)::text as valid_until,
          v.source, p.amount as threshold
     from unnest($2::uuid[], $3::date[]) with ordinality as w (scheme_id, on_day, number)
     join funding.band_scheme s on s.authority_id = $1 and s.id = w.scheme_id
     join funding.band b on b.authority_id = $1 and b.scheme_id = s.id
     join funding.band_value v on v.authority_id = $1 and v.band_id = b.id and v.valid @> w.on_day
     left join funding.parameter p on p.authority_id = $1 and p.code = '${ELEMENT_2_THRESHOLD}' and p.valid @> w.on_day
    order by w.number, b.area_of_need nulls first, b.level, b.code`,
);

export async function bandSchemes(tx: Tx, authorityId: string): Promise<readonly StoredScheme[]> {
  return tx.all(schemes, [authorityId]);
}

export async function findBandScheme(
  tx: Tx,
  authorityId: string,
  code: string,
): Promise<StoredScheme | undefined> {
  return tx.first(scheme, [authorityId, code]);
}

/** The bands in force for each scheme and day, in the order they were asked for. One statement for all of them. */
export async function bandsOnDays(
  tx: Tx,
  authorityId: string,
  wanted: readonly BandsWanted[],
): Promise<readonly (readonly BandOnDay[])[]> {
  const rows = await tx.all(onDays, [
    authorityId,
    wanted.map(({ schemeId }) => schemeId),
    wanted.map(({ on }) => on.toString()),
  ]);
  return wanted.map((_, place) => rows.filter((row) => row.wanted === String(place + 1)).map(toBand));
}

function toBand(row: BandRow): BandOnDay {
  return {
    id: row.id,
    code: row.code,
    label: row.label,
    areaOfNeed: row.area_of_need,
    level: row.level,
    descriptor: row.descriptor,
    basis: row.basis,
    value: {
      lowest: pence(row.lowest_pence),
      highest: row.highest_pence === null ? null : pence(row.highest_pence),
      from: plainDate(row.valid_from),
      until: toUntil(row.valid_until),
      source: row.source,
    },
    annualThreshold: row.threshold === null ? null : pence(row.threshold),
  };
}
