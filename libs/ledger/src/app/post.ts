import { err, ok, type Result } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import { toWire, type Journal } from '../domain/journal.js';
import {
  isPosted,
  toPosted,
  toRefusal,
  type Posted,
  type PostingRefusal,
  type WireVerdict,
} from '../domain/verdict.js';

const post = statement<{ verdicts: WireVerdict[] }>(
  'ledger.post',
  'select ledger.post($1, $2, $3::jsonb) as verdicts',
);

/**
 * Posts journals in one round trip, each with its own verdict, in the order given. The only way money moves.
 *
 * The caller holds no pot lock yet: pots are locked here, in id order, and stay locked until the transaction ends, so
 * this is the last thing a use case does. Throws where a journal makes no sense; refuses, with numbers, where the money
 * or the period does not allow it.
 */
export async function postJournals(
  tx: Tx,
  scope: DatabaseScope,
  journals: readonly Journal[],
): Promise<readonly Result<Posted, PostingRefusal>[]> {
  const { verdicts } = await tx.only(post, [
    scope.authorityId,
    scope.personId,
    JSON.stringify(journals.map(toWire)),
  ]);
  return verdicts.map((verdict) => (isPosted(verdict) ? ok(toPosted(verdict)) : err(toRefusal(verdict))));
}

/** Posts one journal. See `postJournals`. */
export async function postJournal(
  tx: Tx,
  scope: DatabaseScope,
  journal: Journal,
): Promise<Result<Posted, PostingRefusal>> {
  const [verdict] = await postJournals(tx, scope, [journal]);
  if (verdict === undefined) throw new Error('The ledger gave no verdict.');
  return verdict;
}
