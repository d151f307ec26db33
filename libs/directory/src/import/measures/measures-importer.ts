import { err } from '#kernel';
import { statement } from '#platform';
import { decodeText } from '../csv/decode-text.js';
import { splitRecords } from '../csv/split-records.js';
import { fileKind, type FileKind } from '../file-kind.js';
import type { Importer } from '../importer.js';
import type { ReadRow } from '../row-verdict.js';
import { measureColumns, type MeasureColumns } from './measure-columns.js';
import { planMeasures, type KnownSchool, type MeasureRow, type StoredFigure } from './plan-measures.js';

const schoolsByUrn = statement<KnownSchool>(
  'directory.schools_with_measures',
  `select urn, school_id as "schoolId", name, mainstream
     from directory.school_registration where authority_id = $1`,
);

const figuresOf = statement<StoredFigure>(
  'directory.school_measures',
  `select school_id as "schoolId", code, value_millionths::text as value
     from directory.school_measure where authority_id = $1 and counted_on = $2`,
);

/** $2 figures as JSON, $3 the day they were counted on, $4 the import they come from. */
export const writeFigures = statement<never>(
  'directory.write_school_measures',
  `insert into directory.school_measure (authority_id, school_id, code, counted_on, value_millionths, urn, import_id)
   select $1, "schoolId", code, $3, value, urn, $4
     from jsonb_to_recordset($2::jsonb) as given ("schoolId" uuid, code text, value bigint, urn integer)
       on conflict (authority_id, school_id, code, counted_on) do update
      set value_millionths = excluded.value_millionths, urn = excluded.urn, import_id = excluded.import_id`,
);

/**
 * Any figures of schools, to share money by: URN, and a column for each measure, named after it. The as-at date is the
 * day they were counted on. Which columns there are is for the header of each file to say, so this kind of file reads
 * the header first and the rest as every other kind does.
 */
export const measuresFileKind: FileKind = {
  objection: ({ asAt }) =>
    asAt === undefined
      ? 'Say on which day these were counted, for example --as-at 2025-01-16, the day of the census.'
      : undefined,

  open(bytes, authorityCode) {
    const columns = measureColumns(headerOf(bytes));
    if (!columns.ok) return err(columns.error);
    return fileKind(importerFor(columns.value)).open(bytes, authorityCode);
  },
};

/** The header as it stands; none where it cannot be read, which is for the reading of the table to refuse. */
function headerOf(bytes: Uint8Array): readonly string[] {
  const decoded = decodeText(bytes);
  return (decoded.ok ? splitRecords(decoded.value.text)[0]?.cells : undefined) ?? ['URN', 'ANY'];
}

function importerFor(columns: MeasureColumns): Importer<MeasureColumns> {
  return {
    columns,
    async plan(tx, rows, { authorityId, asAt, importId }) {
      const schools = await tx.all(schoolsByUrn, [authorityId]);
      const stored = await tx.all(figuresOf, [authorityId, asAt.toString()]);
      const { figures, verdicts, diff } = planMeasures(rows.map(toMeasureRow), schools, stored);
      return {
        verdicts,
        diff,
        notes: [],
        write: async (writing) => {
          await writing.all(writeFigures, [authorityId, JSON.stringify(figures), asAt.toString(), importId]);
        },
      };
    },
  };
}

function toMeasureRow({ line, row }: ReadRow<Readonly<Record<string, unknown>>>): ReadRow<MeasureRow> {
  const { urn, ...figures } = row;
  return { line, row: { urn: Number(urn), figures: figures as MeasureRow['figures'] } };
}
