import { statement } from '#platform';
import { DISTRICT_JSON, type DistrictRow } from './school.sql.js';

export interface AuthorityRow {
  readonly id: string;
  readonly dfeCode: string;
  readonly name: string;
  readonly gssCode: string | null;
  readonly isDemonstration: boolean;
  readonly districts: readonly DistrictRow[];
}

export const oneAuthority = statement<AuthorityRow>(
  'directory.authority',
  `select a.id, a.dfe_code as "dfeCode", a.name, a.gss_code as "gssCode", a.is_demonstration as "isDemonstration",
          coalesce((select jsonb_agg(${DISTRICT_JSON} order by d.name)
                      from directory.district d
                      left join directory.area_board b on b.authority_id = d.authority_id and b.id = d.area_board_id
                     where d.authority_id = a.id), '[]') as districts
     from directory.authority a where a.id = $1`,
);
