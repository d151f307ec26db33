import { canonicalJson, err, Fault, fromStoredJson, ok, sha256Hex, toStoredJson, type Result } from '#kernel';
import type { DatabaseScope } from '../database/scope.js';
import { statement } from '../database/statement.js';
import type { Tx } from '../database/tx.js';
import { KeyReused } from '../refusals/common-refusals.js';

/** A command that may take effect once: who asks is in the scope, what is asked is hashed. */
export interface Command {
  readonly operation: string;
  /** Made by the client, 8 to 100 characters, a new one for each intention. */
  readonly key: string;
  readonly input: unknown;
}

const claim = statement<{ key: string }>(
  'platform.claim_idempotency_key',
  `insert into platform.idempotency (authority_id, person_id, key, operation, request_hash)
   values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
);
const find = statement<{ request_hash: string; response: string }>(
  'platform.find_idempotent_response',
  `select request_hash, response::text as response from platform.idempotency
    where authority_id = $1 and person_id = $2 and key = $3`,
);
const keep = statement<{ key: string }>(
  'platform.keep_idempotent_response',
  `update platform.idempotency set response = $4::jsonb
    where authority_id = $1 and person_id = $2 and key = $3 returning key`,
);

const hashOf = (command: Command) => sha256Hex(canonicalJson([command.operation, command.input]));

const KEY_LENGTH = { least: 8, most: 100 } as const;

/** Throws a Fault for a key that is too short to be unlike others, or too long to keep. */
export function requireUsableKey(key: string): void {
  // Counted as PostgreSQL counts characters.
  const { length } = [...key];
  if (length >= KEY_LENGTH.least && length <= KEY_LENGTH.most) return;
  throw new Fault(
    'BAD_USER_INPUT',
    `An idempotency key has ${KEY_LENGTH.least} to ${KEY_LENGTH.most} characters. Make up a new one for each intention, such as a UUID.`,
  );
}

/** True where this transaction is the first with the key; waits for a twin that is still under way. */
export async function claimKey(tx: Tx, scope: DatabaseScope, command: Command): Promise<boolean> {
  const values = [scope.authorityId, scope.personId, command.key, command.operation, hashOf(command)];
  return (await tx.first(claim, values)) !== undefined;
}

/** The answer given the first time, or a refusal where the input differs. */
export async function replay<T>(
  tx: Tx,
  scope: DatabaseScope,
  command: Command,
): Promise<Result<T, KeyReused>> {
  const row = await tx.only(find, [scope.authorityId, scope.personId, command.key]);
  if (row.request_hash !== hashOf(command)) return err(new KeyReused());
  return ok(fromStoredJson(JSON.parse(row.response)) as T);
}

export async function keepResponse(
  tx: Tx,
  scope: DatabaseScope,
  command: Command,
  response: unknown,
): Promise<void> {
  await tx.only(keep, [
    scope.authorityId,
    scope.personId,
    command.key,
    JSON.stringify(toStoredJson(response)),
  ]);
}
