import type { Request } from '../domain/request.js';
import { personName, schoolName } from './names.sql.js';
import { REQUEST_COLUMNS, toRequest, type RequestRow } from './request.sql.js';

/** A request with the names people know its parts by. */
export interface RequestView extends Request {
  readonly communityCode: string;
  readonly communityName: string;
  readonly schoolName: string;
  readonly createdByName: string;
  readonly submittedByName: string | null;
  readonly collaboratingSchools: readonly NamedSchool[];
}

export interface NamedSchool {
  readonly id: string;
  readonly name: string;
}

export interface RequestViewRow extends RequestRow {
  community_code: string;
  community_name: string;
  school_name: string;
  created_by_name: string;
  submitted_by_name: string | null;
  collaborating_schools: NamedSchool[];
}

/** The columns of RequestViewRow; goes with REQUEST_VIEW_TABLES. */
export const REQUEST_VIEW_COLUMNS = `${REQUEST_COLUMNS},
  c.code as community_code, c.name as community_name, ${schoolName('r.authority_id', 'r.school_id')} as school_name,
  ${personName('r.authority_id', 'r.created_by')} as created_by_name,
  ${personName('r.authority_id', 'r.submitted_by')} as submitted_by_name,
  coalesce((select json_agg(json_build_object('id', k.id, 'name', ${schoolName('r.authority_id', 'k.id')}))
             from unnest(r.collaborating_school_ids) k (id)), '[]') as collaborating_schools`;

export const REQUEST_VIEW_TABLES = `
  allocation.request r
  join directory.community c on c.authority_id = r.authority_id and c.id = r.community_id`;

export function toRequestView(row: RequestViewRow): RequestView {
  return {
    ...toRequest(row),
    communityCode: row.community_code,
    communityName: row.community_name,
    schoolName: row.school_name,
    createdByName: row.created_by_name,
    submittedByName: row.submitted_by_name,
    collaboratingSchools: row.collaborating_schools,
  };
}
