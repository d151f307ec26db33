import { setTimeout as pause } from 'node:timers/promises';

/** PostgreSQL's own "run the whole transaction again": serialisation failure and deadlock. */
const RETRYABLE = new Set(['40001', '40P01']);

/** The SQLSTATE of a driver error, whether TypeORM wrapped it or not. */
export function sqlState(fault: unknown): string | undefined {
  const error = fault as { code?: unknown; driverError?: { code?: unknown } } | null;
  const code = error?.driverError?.code ?? error?.code;
  return typeof code === 'string' ? code : undefined;
}

/** The name of the constraint a driver error complains about, if it names one. */
export function violatedConstraint(fault: unknown): string | undefined {
  const error = fault as { constraint?: unknown; driverError?: { constraint?: unknown } } | null;
  const name = error?.driverError?.constraint ?? error?.constraint;
  return typeof name === 'string' ? name : undefined;
}

export function isRetryable(fault: unknown): boolean {
  return RETRYABLE.has(sqlState(fault) ?? '');
}

/** Full jitter, so that transactions that met once do not meet again in step. */
export async function pauseBeforeRetry(attempt: number): Promise<void> {
  await pause(Math.random() * Math.min(200, 10 * 2 ** attempt));
}
