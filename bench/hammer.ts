/** What happened to one attempt. */
export type Outcome = 'accepted' | 'refused';

export interface Blows {
  readonly accepted: number;
  readonly refused: number;
  /** Attempts that had to be tried again before they got an answer. */
  readonly retries: number;
  /** Milliseconds of each attempt, in ascending order. */
  readonly latencies: readonly number[];
  readonly seconds: number;
}

export interface Attempt {
  readonly outcome: Outcome;
  readonly retries?: number;
}

/** Lets `clients` callers repeat `attempt` for some seconds, each waiting for its answer before it asks again. */
export async function hammer(
  clients: number,
  seconds: number,
  attempt: (client: number) => Promise<Attempt | undefined>,
): Promise<Blows> {
  const started = performance.now();
  const deadline = started + seconds * 1000;
  const latencies: number[] = [];
  const counts = { accepted: 0, refused: 0, retries: 0 };
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < deadline) {
        const before = performance.now();
        const done = await attempt(client);
        if (done === undefined) return;
        latencies.push(performance.now() - before);
        counts[done.outcome] += 1;
        counts.retries += done.retries ?? 0;
      }
    }),
  );
  return {
    ...counts,
    latencies: latencies.toSorted((a, b) => a - b),
    seconds: (performance.now() - started) / 1000,
  };
}

export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] as number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
