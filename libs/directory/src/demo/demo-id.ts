import { createHash } from 'node:crypto';

/** Changing it changes every id of the demonstration, and so the examples in the documentation. */
const SEED = 'community-send-budget demonstration 1';

/** The id of a demonstration thing, the same on every machine: a UUID of version 8 made from what the thing is called. */
export function demoId(kind: string, key: string | number): string {
  const bytes = createHash('sha256').update(`${SEED}/${kind}/${key}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
