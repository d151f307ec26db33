import { newId } from '#kernel';
import { statement } from '#platform';
import type { Importer } from '../importer.js';
import { planTerms, type StoredTerm } from './plan-terms.js';
import { TERMS_COLUMNS } from './terms-columns.js';

const schoolIds = statement<{ urn: number; schoolId: string }>(
  'directory.school_ids_by_urn',
  'select urn, school_id as "schoolId" from directory.school_registration where authority_id = $1',
);

const allTerms = statement<StoredTerm>(
  'directory.all_terms',
  `select school_id as "schoolId", academic_year as "academicYear", number, starts_on::text as "startsOn",
          ends_on::text as "endsOn"
     from directory.school_term where authority_id = $1`,
);

/** $2 terms with their ids as JSON. */
export const writeTerms = statement<never>(
  'directory.write_terms',
  `insert into directory.school_term (authority_id, id, school_id, academic_year, number, starts_on, ends_on)
   select $1, id, "schoolId", "academicYear", number, "startsOn", "endsOn"
     from jsonb_to_recordset($2::jsonb)
          as given (id uuid, "schoolId" uuid, "academicYear" text, number smallint, "startsOn" date, "endsOn" date)
       on conflict (authority_id, school_id, academic_year, number) do update
      set starts_on = excluded.starts_on, ends_on = excluded.ends_on`,
);

/** Term dates: the county's, and those of schools that set their own. */
export const termsImporter: Importer<typeof TERMS_COLUMNS> = {
  columns: TERMS_COLUMNS,

  async plan(tx, rows, { authorityId }) {
    const known = await tx.all(schoolIds, [authorityId]);
    const stored = await tx.all(allTerms, [authorityId]);
    const { terms, ...said } = planTerms(
      rows,
      new Map(known.map((school) => [school.urn, school.schoolId])),
      stored,
    );
    return {
      ...said,
      notes: [],
      write: async (writing) => {
        const withIds = terms.map((term) => ({ id: newId(), ...term }));
        await writing.all(writeTerms, [authorityId, JSON.stringify(withIds)]);
      },
    };
  },
};
