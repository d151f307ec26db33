import { median, percentile, type Blows } from '../hammer.js';

export interface Measured {
  readonly round: number;
  readonly spread: number;
  readonly clients: number;
  readonly contender: string;
  readonly blows: Blows;
  readonly overspend: bigint;
}

const YARDSTICK = 'posting function, pgbench';

/** A Markdown table: medians over the rounds, and the median of the ratios to the yardstick of the same round. */
export function ratioTable(measured: readonly Measured[]): string {
  const heads = [
    'budgets',
    'clients',
    'way',
    'decisions/s',
    '× pgbench',
    'p50 ms',
    'p99 ms',
    'refused',
    'retries',
    'overspent (p)',
  ];
  const rows = [...Map.groupBy(measured, keyOf).values()].map((rounds) => rowOf(rounds, measured));
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function keyOf({ spread, clients, contender }: Measured): string {
  return `${spread} ${clients} ${contender}`;
}

function rowOf(rounds: readonly Measured[], all: readonly Measured[]): string[] {
  const [{ spread, clients, contender }] = rounds as [Measured];
  const sum = (of: (one: Measured) => number) => String(rounds.reduce((total, one) => total + of(one), 0));
  const ratios = rounds.flatMap((one) => {
    const yardstick = all.find((other) => other.contender === YARDSTICK && sameRound(one, other));
    return yardstick === undefined ? [] : [rateOf(one) / rateOf(yardstick)];
  });
  return [
    String(spread),
    String(clients),
    contender,
    median(rounds.map(rateOf)).toFixed(0),
    ratios.length === 0 ? 'no pgbench' : median(ratios).toFixed(2),
    median(rounds.map((one) => percentile(one.blows.latencies, 0.5))).toFixed(1),
    median(rounds.map((one) => percentile(one.blows.latencies, 0.99))).toFixed(1),
    sum((one) => one.blows.refused),
    sum((one) => one.blows.retries),
    rounds.reduce((total, one) => total + one.overspend, 0n).toString(),
  ];
}

function sameRound(one: Measured, other: Measured): boolean {
  return one.round === other.round && one.spread === other.spread && one.clients === other.clients;
}

function rateOf({ blows }: Measured): number {
  return (blows.accepted + blows.refused) / blows.seconds;
}
