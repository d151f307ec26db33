import { fromStoredJson, pence, plainDate, type Pence, type PlainDate } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { Evaluation } from '#rules';
import type { DecisionOutcome } from '../domain/decision.js';
import { personName } from './names.sql.js';

/** A decision as it is shown, with what the rules saw. */
export interface DecisionView {
  readonly id: string;
  readonly requestId: string;
  readonly outcome: DecisionOutcome;
  readonly amount: Pence;
  readonly rationale: string;
  readonly differenceReason: string | null;
  readonly conditions: readonly string[];
  readonly deferredUntil: PlainDate | null;
  readonly decidedByName: string;
  /** ISO instant. */
  readonly decidedAt: string;
  readonly evaluation: Evaluation | null;
  readonly awardId: string | null;
}

interface DecisionRow {
  id: string;
  request_id: string;
  outcome: DecisionOutcome;
  amount_pence: string;
  rationale: string;
  difference_reason: string | null;
  conditions: string[];
  deferred_until: string | null;
  decided_by_name: string;
  decided_at: string;
  evaluation: unknown;
  award_id: string | null;
}

const COLUMNS = `d.id, d.request_id, d.outcome, d.amount_pence, d.rationale, d.difference_reason, d.conditions,
  d.deferred_until::text as deferred_until, ${personName('d.authority_id', 'd.decided_by')} as decided_by_name,
  to_json(d.decided_at) #>> '{}' as decided_at, d.evaluation,
  (select a.id from allocation.award a where a.authority_id = d.authority_id and a.request_id = d.request_id
      and a.decision_id = d.id) as award_id`;

const ofRequests = statement<DecisionRow>(
  'allocation.decisions_of_requests',
  `select ${COLUMNS} from allocation.decision d
    where d.authority_id = $1 and d.request_id = any ($2::uuid[]) order by d.request_id, d.id`,
);

/** The decisions about requests the person may see, the oldest first. */
export async function decisionsOf(
  tx: Tx,
  scope: DatabaseScope,
  requestIds: readonly string[],
): Promise<readonly DecisionView[]> {
  const rows = await tx.all(ofRequests, [scope.authorityId, requestIds]);
  return rows.map(toDecisionView);
}

function toDecisionView(row: DecisionRow): DecisionView {
  return {
    id: row.id,
    requestId: row.request_id,
    outcome: row.outcome,
    amount: pence(row.amount_pence),
    rationale: row.rationale,
    differenceReason: row.difference_reason,
    conditions: row.conditions,
    deferredUntil: row.deferred_until === null ? null : plainDate(row.deferred_until),
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    evaluation: row.evaluation === null ? null : (fromStoredJson(row.evaluation) as Evaluation),
    awardId: row.award_id,
  };
}
