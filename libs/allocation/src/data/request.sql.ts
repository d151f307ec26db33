import type { FundedFrom } from '#funding';
import { pence, plainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type {
  LineUnit,
  Request,
  RequestChild,
  RequestKind,
  RequestState,
  SpendCategory,
} from '../domain/request.js';

/** A request as one row: its lines and children come along as JSON, money in it as text. */
export interface RequestRow {
  id: string;
  reference: string;
  community_id: string;
  school_id: string;
  kind: RequestKind;
  purpose: SpendCategory;
  title: string;
  summary: string;
  desired_outcome: string;
  urgent: boolean;
  starts_on: string;
  ends_on: string;
  amount_asked_pence: string;
  reviewed_cycles: number;
  element_2_exception: string | null;
  collaborating_school_ids: string[];
  state: RequestState;
  version: number;
  created_by: string;
  created_at: string;
  submitted_by: string | null;
  submitted_at: string | null;
  lines: LineJson[];
  children: RequestChild[];
}

interface LineJson {
  category: SpendCategory;
  description: string;
  quantityHundredths: string;
  unit: LineUnit;
  unitCost: string;
  total: string;
  fundedFrom: FundedFrom;
}

/**
 * The columns of RequestRow, for a table `r` of requests. What a child needs is left out by the database where the asker
 * is not of its school and no agreement to engage is in force.
 */
export const REQUEST_COLUMNS = `
  r.id, r.reference, r.community_id, r.school_id, r.kind, r.purpose, r.title, r.summary, r.desired_outcome, r.urgent,
  r.starts_on::text, r.ends_on::text, r.amount_asked_pence, r.reviewed_cycles, r.element_2_exception,
  r.collaborating_school_ids::text[] as collaborating_school_ids, r.state, r.version, r.created_by,
  to_json(r.created_at) #>> '{}' as created_at, r.submitted_by, to_json(r.submitted_at) #>> '{}' as submitted_at,
  coalesce((select json_agg(json_build_object('category', l.category, 'description', l.description,
             'quantityHundredths', l.quantity_hundredths::text, 'unit', l.unit, 'unitCost', l.unit_cost_pence::text,
             'total', l.total_pence::text, 'fundedFrom', l.funded_from) order by l.number)
             from allocation.request_line l where l.authority_id = r.authority_id and l.request_id = r.id), '[]') as lines,
  coalesce((select json_agg(json_build_object('childId', c.child_id, 'pseudonym', c.pseudonym, 'ncYear', c.nc_year,
             'senProvision', c.sen_provision, 'primaryNeed', c.primary_need) order by c.pseudonym)
             from allocation.known_children(r.authority_id, r.id) c), '[]') as children`;

export function toRequest(row: RequestRow): Request {
  return {
    id: row.id,
    reference: row.reference,
    communityId: row.community_id,
    schoolId: row.school_id,
    kind: row.kind,
    purpose: row.purpose,
    title: row.title,
    summary: row.summary,
    desiredOutcome: row.desired_outcome,
    urgent: row.urgent,
    startsOn: plainDate(row.starts_on),
    endsOn: plainDate(row.ends_on),
    amountAsked: pence(row.amount_asked_pence),
    reviewedCycles: row.reviewed_cycles,
    element2Exception: row.element_2_exception,
    collaboratingSchoolIds: row.collaborating_school_ids,
    state: row.state,
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    lines: row.lines.map((line) => ({
      ...line,
      quantityHundredths: BigInt(line.quantityHundredths),
      unitCost: pence(line.unitCost),
      total: pence(line.total),
    })),
    children: row.children,
  };
}

/**
 * Whose requests a person sees, beyond what row level security holds: what has never been sent in is the school's own
 * business. `schools` is the parameter that holds the schools of the person.
 */
export const sentInOrOwn = (schools: string) =>
  `(r.submitted_at is not null or r.school_id = any (${schools}::uuid[]))`;

const FOUND = `allocation.request r where r.authority_id = $1 and r.id = $2 and ${sentInOrOwn('$3')}`;

const find = statement<RequestRow>('allocation.find_request', `select ${REQUEST_COLUMNS} from ${FOUND}`);
const lock = statement<{ id: string }>(
  'allocation.lock_request',
  `select r.id from ${FOUND} for no key update of r`,
);

/** A request the person may see, or undefined: there is none, or it is not theirs. */
export async function findRequest(
  tx: Tx,
  scope: DatabaseScope,
  requestId: string,
): Promise<Request | undefined> {
  const row = await tx.first(find, [scope.authorityId, requestId, scope.schoolIds]);
  return row && toRequest(row);
}

/** As `findRequest`, and nobody else changes it until the transaction ends. The case is locked before any pot. */
export async function lockRequest(
  tx: Tx,
  scope: DatabaseScope,
  requestId: string,
): Promise<Request | undefined> {
  // Locked first and read in a second statement: the first would see lines and children as they were before the wait.
  const locked = await tx.first(lock, [scope.authorityId, requestId, scope.schoolIds]);
  return locked && findRequest(tx, scope, requestId);
}
