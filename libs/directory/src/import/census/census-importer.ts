import { statement } from '#platform';
import type { Importer } from '../importer.js';
import { CENSUS_COLUMNS } from './census-columns.js';
import { planCensus, type CensusReturn, type KnownSchool } from './plan-census.js';

const schoolsByUrn = statement<KnownSchool>(
  'directory.schools_by_urn',
  `select urn, school_id as "schoolId", name, mainstream
     from directory.school_registration where authority_id = $1`,
);

const returnsOf = statement<CensusReturn>(
  'directory.census_returns',
  `select school_id as "schoolId", urn, pupils, ehcp, sen_support as "senSupport", fsm, fsm_ever6 as "fsmEver6", eal
     from directory.school_census where authority_id = $1 and census_on = $2`,
);

/** $2 census returns as JSON, $3 the day of the census, $4 the import they come from. */
export const writeReturns = statement<never>(
  'directory.write_census_returns',
  `insert into directory.school_census
          (authority_id, school_id, census_on, urn, pupils, ehcp, sen_support, fsm, fsm_ever6, eal, import_id)
   select $1, "schoolId", $3, urn, pupils, ehcp, "senSupport", fsm, "fsmEver6", eal, $4
     from jsonb_to_recordset($2::jsonb) as given ("schoolId" uuid, urn integer, pupils integer, ehcp integer,
          "senSupport" integer, fsm integer, "fsmEver6" integer, eal integer)
       on conflict (authority_id, school_id, census_on) do update
      set urn = excluded.urn, pupils = excluded.pupils, ehcp = excluded.ehcp, sen_support = excluded.sen_support,
          fsm = excluded.fsm, fsm_ever6 = excluded.fsm_ever6, eal = excluded.eal, import_id = excluded.import_id`,
);

/** What one school census counted at each mainstream school. The as-at date is the day of the census. */
export const censusImporter: Importer<typeof CENSUS_COLUMNS> = {
  columns: CENSUS_COLUMNS,

  objection: ({ asAt }) =>
    asAt === undefined ? 'Say which census this is by its day, for example --as-at 2025-01-16.' : undefined,

  leaveOut: (authorityCode) => (cells) =>
    Number(cells.authorityCode) === Number(authorityCode)
      ? undefined
      : 'The school belongs to another authority.',

  async plan(tx, rows, { authorityId, asAt, importId }) {
    const schools = await tx.all(schoolsByUrn, [authorityId]);
    const stored = await tx.all(returnsOf, [authorityId, asAt.toString()]);
    const { returns, verdicts, diff } = planCensus(rows, schools, stored);
    return {
      verdicts,
      diff,
      notes: [],
      write: async (writing) => {
        await writing.all(writeReturns, [authorityId, JSON.stringify(returns), asAt.toString(), importId]);
      },
    };
  },
};
