import type { Pence, PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { ProvisionLine, Request, RequestChild, RequestKind, RequestState } from '../domain/request.js';
import { digitsJson } from './digits-json.js';

/** A draft as it is first written. Lines and children follow by `fillRequest`. */
export interface DraftRecord {
  readonly id: string;
  readonly reference: string;
  readonly communityId: string;
  readonly schoolId: string;
  readonly kind: RequestKind;
  readonly eventId: string;
}

/** The columns a school may change until it sends the request in. */
export interface ContentRecord {
  readonly purpose: string;
  readonly title: string;
  readonly summary: string;
  readonly desiredOutcome: string;
  readonly urgent: boolean;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly amountAsked: Pence;
  readonly reviewedCycles: number;
  readonly element2Exception: string | null;
  readonly collaboratingSchoolIds: readonly string[];
}

/** What happens to a request, and why where a reason is due. */
export interface RequestMove {
  readonly eventId: string;
  readonly to: RequestState;
  readonly reason: string | null;
}

type Moved = Pick<Request, 'id' | 'communityId' | 'schoolId' | 'state'>;

/** Content arrives as one JSON record: c. */
const CONTENT = `jsonb_to_record($7::jsonb) as c (purpose text, title text, summary text, "desiredOutcome" text,
  urgent boolean, "startsOn" date, "endsOn" date, "amountAsked" bigint, "reviewedCycles" smallint,
  "element2Exception" text, "collaboratingSchoolIds" uuid[])`;

const insert = statement<{ id: string }>(
  'allocation.insert_request',
  `with written as (
     insert into allocation.request (authority_id, id, reference, community_id, school_id, kind, created_by, state, purpose,
       title, summary, desired_outcome, urgent, starts_on, ends_on, amount_asked_pence, reviewed_cycles,
       element_2_exception, collaborating_school_ids)
     select $1, $3, $8, $4, $5, $9, $2, 'DRAFT', c.purpose, c.title, c.summary, c."desiredOutcome", c.urgent, c."startsOn",
            c."endsOn", c."amountAsked", c."reviewedCycles", c."element2Exception", c."collaboratingSchoolIds"
       from ${CONTENT}
     returning id
   ), noted as (
     insert into allocation.request_event (authority_id, id, request_id, community_id, school_id, from_state, to_state, person_id)
     select $1, $6, id, $4, $5, null, 'DRAFT', $2 from written
   )
   select id from written`,
);

/** Lines and children go as well: `fillRequest` writes the new ones. The state stays. */
const revise = statement<{ version: number }>(
  'allocation.revise_request',
  `with unlined as (delete from allocation.request_line where authority_id = $1 and request_id = $3),
     unnamed as (delete from allocation.request_child where authority_id = $1 and request_id = $3),
     noted as (
       insert into allocation.request_event (authority_id, id, request_id, community_id, school_id, from_state, to_state, person_id)
       values ($1, $6, $3, $4, $5, $8, $8, $2))
   update allocation.request r set purpose = c.purpose, title = c.title, summary = c.summary,
          desired_outcome = c."desiredOutcome", urgent = c.urgent, starts_on = c."startsOn", ends_on = c."endsOn",
          amount_asked_pence = c."amountAsked", reviewed_cycles = c."reviewedCycles",
          element_2_exception = c."element2Exception", collaborating_school_ids = c."collaboratingSchoolIds",
          version = r.version + 1
     from ${CONTENT}
    where r.authority_id = $1 and r.id = $3
   returning r.version`,
);

const fillLines = statement<object>(
  'allocation.fill_request_lines',
  `insert into allocation.request_line (authority_id, request_id, number, community_id, school_id, category, description,
     quantity_hundredths, unit, unit_cost_pence, total_pence, funded_from)
   select $1, $2, l.number, $3, $4, l.category, l.description, l."quantityHundredths", l.unit, l."unitCost", l.total,
          l."fundedFrom"
     from jsonb_to_recordset($5::jsonb) as l (number smallint, category text, description text,
            "quantityHundredths" bigint, unit text, "unitCost" bigint, total bigint, "fundedFrom" text)`,
);

const fillChildren = statement<object>(
  'allocation.fill_request_children',
  `insert into allocation.request_child (authority_id, request_id, child_id, community_id, school_id, pseudonym, nc_year,
     sen_provision, primary_need)
   select $1, $2, c."childId", $3, $4, c.pseudonym, c."ncYear", c."senProvision", c."primaryNeed"
     from jsonb_to_recordset($5::jsonb) as c ("childId" uuid, pseudonym text, "ncYear" smallint, "senProvision" text,
            "primaryNeed" text)`,
);

const clearChildren = statement<object>(
  'allocation.clear_request_children',
  'delete from allocation.request_child where authority_id = $1 and request_id = $2',
);

/**
 * Whoever sends a request in is named with it. Once a decision names that person (a request can be deferred, returned
 * and sent in again), the name stays: the decision refers to it. The event tells who sent it in each time.
 */
const move = statement<{ version: number }>(
  'allocation.move_request',
  `with noted as (
     insert into allocation.request_event (authority_id, id, request_id, community_id, school_id, from_state, to_state,
       person_id, reason)
     values ($1, $6, $3, $4, $5, $7, $8, $2, $9))
   update allocation.request r set state = $8, version = r.version + 1,
          submitted_by = case
            when $8 <> 'SUBMITTED' or exists (select from allocation.decision d
                                               where d.authority_id = $1 and d.request_id = $3) then r.submitted_by
            else $2 end,
          submitted_at = case when $8 = 'SUBMITTED' then clock_timestamp() else r.submitted_at end
    where r.authority_id = $1 and r.id = $3
   returning r.version`,
);

/** Writes a new draft, without lines and children. */
export async function insertRequest(
  tx: Tx,
  scope: DatabaseScope,
  draft: DraftRecord,
  content: ContentRecord,
): Promise<void> {
  const { id, communityId, schoolId, eventId, reference, kind } = draft;
  const values = [scope.authorityId, scope.personId, id, communityId, schoolId, eventId, digitsJson(content)];
  await tx.only(insert, [...values, reference, kind]);
}

/** Replaces the content and takes all lines and children away. The caller holds the lock and has checked the version. */
export async function reviseRequest(
  tx: Tx,
  scope: DatabaseScope,
  request: Moved,
  eventId: string,
  content: ContentRecord,
): Promise<void> {
  const { id, communityId, schoolId, state } = request;
  const values = [scope.authorityId, scope.personId, id, communityId, schoolId, eventId, digitsJson(content)];
  await tx.only(revise, [...values, state]);
}

/** Writes lines and children of a request that has none. */
export async function fillRequest(
  tx: Tx,
  scope: DatabaseScope,
  request: Pick<Request, 'id' | 'communityId' | 'schoolId'>,
  lines: readonly ProvisionLine[],
  children: readonly RequestChild[],
): Promise<void> {
  const key = [scope.authorityId, request.id, request.communityId, request.schoolId];
  const numbered = lines.map((line, index) => ({ ...line, number: index + 1 }));
  if (lines.length > 0) await tx.all(fillLines, [...key, digitsJson(numbered)]);
  if (children.length > 0) await tx.all(fillChildren, [...key, digitsJson(children)]);
}

/** Puts the children as they are today in place of what was noted about them before. */
export async function replaceChildren(
  tx: Tx,
  scope: DatabaseScope,
  request: Pick<Request, 'id' | 'communityId' | 'schoolId'>,
  children: readonly RequestChild[],
): Promise<void> {
  await tx.all(clearChildren, [scope.authorityId, request.id]);
  await fillRequest(tx, scope, request, [], children);
}

/** Moves a request to its next state and notes who did it. The caller holds the lock and has checked the version. */
export async function moveRequest(
  tx: Tx,
  scope: DatabaseScope,
  request: Moved,
  { eventId, to, reason }: RequestMove,
): Promise<void> {
  const { id, communityId, schoolId, state } = request;
  await tx.only(move, [
    scope.authorityId,
    scope.personId,
    id,
    communityId,
    schoolId,
    eventId,
    state,
    to,
    reason,
  ]);
}
