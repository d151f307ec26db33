import { statement, type DatabaseScope, type Tx } from '#platform';
import type { RequestState } from '../domain/request.js';
import { personName } from './names.sql.js';

/** A step in the life of a request. */
export interface RequestEventView {
  readonly requestId: string;
  /** Null for the step that began it. */
  readonly from: RequestState | null;
  readonly to: RequestState;
  readonly personName: string;
  readonly reason: string | null;
  /** ISO instant. */
  readonly happenedAt: string;
}

const ofRequests = statement<RequestEventView>(
  'allocation.events_of_requests',
  `select e.request_id as "requestId", e.from_state as "from", e.to_state as "to",
          ${personName('e.authority_id', 'e.person_id')} as "personName", e.reason,
          to_json(e.happened_at) #>> '{}' as "happenedAt"
     from allocation.request_event e
    where e.authority_id = $1 and e.request_id = any ($2::uuid[]) order by e.request_id, e.happened_at, e.id`,
);

/** What happened to requests the person may see, the oldest first. */
export async function eventsOf(
  tx: Tx,
  scope: DatabaseScope,
  requestIds: readonly string[],
): Promise<readonly RequestEventView[]> {
  return tx.all(ofRequests, [scope.authorityId, requestIds]);
}
