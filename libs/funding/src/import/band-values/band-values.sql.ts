import { newId, pence, plainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import { toRange, toUntil } from '../../data/date-range.js';
import type { AreaOfNeed } from '../../domain/band.js';
import type { BandBasis } from '../../domain/band-value.js';
import type { ValueToWrite } from './plan-band.js';
import type { BandChanges, KnownScheme } from './plan-band-values.js';

interface ValueJson {
  lowest: string;
  highest: string | null;
  from: string;
  until: string | null;
  source: string;
}

interface SchemeRow {
  code: string;
  name: string;
  basis: BandBasis;
  source: string;
  isKeptByVersions: boolean;
  bands: {
    code: string;
    label: string;
    areaOfNeed: AreaOfNeed | null;
    level: number;
    descriptor: string;
    values: ValueJson[];
  }[];
}

const known = statement<SchemeRow>(
  'funding.known_band_values',
  `select s.code, s.name, s.basis, s.source,
          exists (select from funding.band_version n where n.authority_id = s.authority_id and n.scheme_id = s.id
                   and n.state = 'APPROVED') as "isKeptByVersions", coalesce((
            select json_agg(json_build_object('code', b.code, 'label', b.label, 'areaOfNeed', b.area_of_need,
                     'level', b.level, 'descriptor', b.descriptor, 'values', coalesce((
                       select json_agg(json_build_object('lowest', v.lowest_pence::text, 'highest', v.highest_pence::text,
                                'from', lower(v.valid), 'until', upper(v.valid), 'source', v.source) order by v.valid)
                         from funding.band_value v where v.authority_id = b.authority_id and v.band_id = b.id), '[]'))
                     order by b.code)
              from funding.band b where b.authority_id = s.authority_id and b.scheme_id = s.id), '[]') as bands
     from funding.band_scheme s where s.authority_id = $1 order by s.code`,
);

const writeSchemes = statement<never>(
  'funding.write_band_schemes',
  `insert into funding.band_scheme (authority_id, id, code, name, basis, source)
   select $1, given.id, given.code, given.name, given.basis, given.source
     from jsonb_to_recordset($2::jsonb) as given (id uuid, code text, name text, basis text, source text)`,
);
const writeBands = statement<never>(
  'funding.write_bands',
  `insert into funding.band as b (authority_id, id, scheme_id, code, label, area_of_need, level, descriptor)
   select $1, given.id, s.id, given.code, given.label, given."areaOfNeed", given.level, given.descriptor
     from jsonb_to_recordset($2::jsonb) as given
          (id uuid, scheme text, code text, label text, "areaOfNeed" text, level smallint, descriptor text)
     join funding.band_scheme s on s.authority_id = $1 and s.code = given.scheme
       on conflict (authority_id, scheme_id, code) do update
          set label = excluded.label, area_of_need = excluded.area_of_need, level = excluded.level,
              descriptor = excluded.descriptor`,
);

const GIVEN_VALUES = `jsonb_to_recordset($2::jsonb) as given
       (id uuid, scheme text, band text, lowest bigint, highest bigint, valid daterange, source text)
     join funding.band_scheme s on s.authority_id = $1 and s.code = given.scheme
     join funding.band b on b.authority_id = $1 and b.scheme_id = s.id and b.code = given.band`;

const changeValues = statement<never>(
  'funding.change_band_values',
  `update funding.band_value v
      set lowest_pence = given.lowest, highest_pence = given.highest, valid = given.valid, source = given.source
     from ${GIVEN_VALUES}
    where v.authority_id = $1 and v.band_id = b.id and lower(v.valid) = lower(given.valid)`,
);
const createValues = statement<never>(
  'funding.create_band_values',
  `insert into funding.band_value (authority_id, id, band_id, lowest_pence, highest_pence, valid, source)
   select $1, given.id, b.id, given.lowest, given.highest, given.valid, given.source from ${GIVEN_VALUES}`,
);

/** All schemes of an authority with their bands and all their values. */
export async function knownBandValues(tx: Tx, authorityId: string): Promise<readonly KnownScheme[]> {
  const rows = await tx.all(known, [authorityId]);
  return rows.map(({ bands, ...scheme }) => ({
    ...scheme,
    bands: bands.map((band) => ({ ...band, values: band.values.map(toValue) })),
  }));
}

/** Writes planned changes, set by set. As the owner: the server's role may not write these tables. */
export async function writeBandChanges(tx: Tx, authorityId: string, changes: BandChanges): Promise<void> {
  const { schemes, bands, changedValues, newValues } = changes;
  const named = <T extends object>(things: readonly T[]) =>
    JSON.stringify(things.map((thing) => ({ id: newId(), ...thing })));
  await tx.all(writeSchemes, [authorityId, named(schemes)]);
  await tx.all(writeBands, [authorityId, named(bands)]);
  await tx.all(changeValues, [authorityId, named(changedValues.map(toJson))]);
  await tx.all(createValues, [authorityId, named(newValues.map(toJson))]);
}

function toValue({ lowest, highest, from, until, source }: ValueJson) {
  return {
    lowest: pence(lowest),
    highest: highest === null ? null : pence(highest),
    from: plainDate(from),
    until: toUntil(until),
    source,
  };
}

function toJson(value: ValueToWrite): object {
  const { scheme, band, lowest, highest, source } = value;
  return {
    scheme,
    band,
    lowest: lowest.toString(),
    highest: highest?.toString() ?? null,
    valid: toRange(value),
    source,
  };
}
