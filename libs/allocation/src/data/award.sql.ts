import type { Pence, PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { Portability } from '../domain/accounting-code.js';
import type { OutcomeWithMoney } from '../domain/decision.js';
import type { PlannedInstalment } from '../domain/instalment-plan.js';
import { digitsJson } from './digits-json.js';

/** A decision that gives money, and all that follows from it, ready to be written. */
export interface AwardRecord {
  readonly requestId: string;
  readonly requestVersion: number;
  readonly communityId: string;
  readonly schoolId: string;
  readonly draftedBy: string;
  readonly requestedBy: string;
  readonly decision: {
    readonly id: string;
    readonly outcome: OutcomeWithMoney;
    readonly rationale: string;
    readonly differenceReason: string | null;
    readonly conditions: readonly string[];
    readonly ruleSetId: string;
    readonly facts: unknown;
    readonly factsHash: string;
    readonly evaluation: unknown;
  };
  readonly award: {
    readonly id: string;
    readonly reference: string;
    readonly budgetId: string;
    readonly fundCode: string;
    readonly childId: string | null;
    readonly kind: string;
    readonly purpose: string;
    readonly portability: Portability;
    readonly accountingCode: string;
    readonly value: Pence;
    readonly startsOn: PlainDate;
    readonly endsOn: PlainDate;
  };
  readonly eventId: string;
  readonly instalments: readonly PlannedInstalment[];
}

/**
 * Decision, award, instalments, event and the request's new state in one statement, so in one round trip. The request
 * is locked by the caller. Foreign keys are checked when the statement ends.
 */
const record = statement<{ version: number }>(
  'allocation.record_award',
  `with decided as (
     insert into allocation.decision (authority_id, id, request_id, request_version, community_id, school_id, outcome,
       amount_pence, rationale, difference_reason, conditions, requested_by, decided_by, rule_set_id, facts, facts_hash, evaluation)
     select $1, d.id, $3, $4, $5, $6, d.outcome, a.value, d.rationale, d."differenceReason", d.conditions, $7, $2,
            d."ruleSetId", d.facts, d."factsHash", d.evaluation
       from jsonb_to_record($8::jsonb) as d (id uuid, outcome text, rationale text, "differenceReason" text, conditions text[],
              "ruleSetId" uuid, facts jsonb, "factsHash" text, evaluation jsonb),
            jsonb_to_record($9::jsonb) as a (value bigint)
     returning id
   ), awarded as (
     insert into allocation.award (authority_id, id, reference, decision_id, request_id, budget_id, fund_code, community_id,
       school_id, child_id, kind, purpose, portability, value_pence, period, accounting_code, state, drafted_by, requested_by, decided_by)
     select $1, a.id, a.reference, decided.id, $3, a."budgetId", a."fundCode", $5, $6, a."childId", a.kind, a.purpose,
            a.portability, a.value, daterange(a."startsOn", a."endsOn", '[]'), a."accountingCode", 'COMMITTED', $12, $7, $2
       from decided, jsonb_to_record($9::jsonb) as a (id uuid, reference text, "budgetId" uuid, "fundCode" text,
              "childId" uuid, kind text, purpose text, portability text, value bigint, "startsOn" date, "endsOn" date,
              "accountingCode" text)
     returning id
   ), planned as (
     insert into allocation.instalment (authority_id, award_id, number, community_id, school_id, label, due_on, amount_pence, state)
     select $1, awarded.id, i.number, $5, $6, i.label, i."dueOn", i.amount, 'PLANNED'
       from awarded, jsonb_to_recordset($10::jsonb) as i (number smallint, label text, "dueOn" date, amount bigint)
   ), noted as (
     insert into allocation.request_event (authority_id, id, request_id, community_id, school_id, from_state, to_state, person_id)
     values ($1, $11, $3, $5, $6, 'SUBMITTED', 'DECIDED', $2)
   )
   update allocation.request set state = 'DECIDED', version = version + 1
    where authority_id = $1 and id = $3 and version = $4
   returning version`,
);

/** Writes an award. The caller has locked the request and posts the commitment right after. */
export async function recordAward(tx: Tx, scope: DatabaseScope, given: AwardRecord): Promise<void> {
  const { decision, award, instalments } = given;
  await tx.only(record, [
    scope.authorityId,
    scope.personId,
    given.requestId,
    given.requestVersion,
    given.communityId,
    given.schoolId,
    given.requestedBy,
    JSON.stringify(decision),
    digitsJson(award),
    digitsJson(instalments),
    given.eventId,
    given.draftedBy,
  ]);
}
