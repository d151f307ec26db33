import type { PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { OutcomeWithoutMoney } from '../domain/decision.js';
import type { RequestState } from '../domain/request.js';

/** A decision that gives no money, ready to be written. */
export interface DecisionRecord {
  readonly id: string;
  readonly requestId: string;
  readonly requestVersion: number;
  readonly communityId: string;
  readonly schoolId: string;
  readonly requestedBy: string;
  readonly outcome: OutcomeWithoutMoney;
  readonly rationale: string;
  readonly conditions: readonly string[];
  readonly deferredUntil: PlainDate | null;
  readonly ruleSetId: string;
  readonly facts: unknown;
  readonly factsHash: string;
  readonly evaluation: unknown;
  readonly eventId: string;
  /** Where the decision leaves the request. */
  readonly to: RequestState;
}

/** Decision, event and the request's new state in one statement. The request is locked by the caller. */
const record = statement<{ version: number }>(
  'allocation.record_decision',
  `with given as (
     select * from jsonb_to_record($3::jsonb) as d (id uuid, "requestId" uuid, "requestVersion" integer, "communityId" uuid,
       "schoolId" uuid, "requestedBy" uuid, outcome text, rationale text, conditions text[], "deferredUntil" date,
       "ruleSetId" uuid, facts jsonb, "factsHash" text, evaluation jsonb, "eventId" uuid, "to" text)
   ), decided as (
     insert into allocation.decision (authority_id, id, request_id, request_version, community_id, school_id, outcome,
       amount_pence, rationale, conditions, deferred_until, requested_by, decided_by, rule_set_id, facts, facts_hash, evaluation)
     select $1, id, "requestId", "requestVersion", "communityId", "schoolId", outcome, 0, rationale, conditions,
            "deferredUntil", "requestedBy", $2, "ruleSetId", facts, "factsHash", evaluation
       from given
   ), noted as (
     insert into allocation.request_event (authority_id, id, request_id, community_id, school_id, from_state, to_state, person_id)
     select $1, "eventId", "requestId", "communityId", "schoolId", 'SUBMITTED', "to", $2 from given
   )
   update allocation.request r set state = given."to", version = r.version + 1
     from given where r.authority_id = $1 and r.id = given."requestId"
   returning r.version`,
);

/** Writes a decision. The caller holds the lock of the request and has checked its version. */
export async function recordDecision(tx: Tx, scope: DatabaseScope, decision: DecisionRecord): Promise<void> {
  await tx.only(record, [scope.authorityId, scope.personId, JSON.stringify(decision)]);
}
