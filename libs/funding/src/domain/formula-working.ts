import { formatMillionths, formatPounds, type Pence } from '#kernel';
import type { RunPot, RunResult, RunShare } from './formula-run.js';
import { exactLine, type WorkingLine } from './working.js';

/** How a community's amount came about, line by line: each factor's share of its pot, and what limits changed. */
export function workingOf(result: RunResult, pots: readonly RunPot[]): readonly WorkingLine[] {
  const weights = pots.reduce((sum, { weight }) => sum + weight, 0n);
  const lines = pots.map((pot) => {
    const share = result.shares.find(({ factor }) => factor === pot.factor);
    return share === undefined ? [] : [shareLine(pot, share, weights)];
  });
  return [...lines.flat(), limitLine(result)];
}

function shareLine(pot: RunPot, { count, share }: RunShare, weights: bigint): WorkingLine {
  const isExact = pot.counted === 0n || (pot.pot * count) % pot.counted === 0n;
  return {
    label: pot.name,
    rule:
      `${pot.weight.toString()} of ${weights.toString()} parts of the total go by it. ` +
      `${formatMillionths(count)} of ${formatMillionths(pot.counted)} in all communities were counted here.`,
    amounts: [{ name: 'To be shared by it', amount: pot.pot }],
    result: share,
    rounding: isExact
      ? null
      : 'To whole pence; the pence left over go one each to the largest fractions, equal ones by community code.',
  };
}

function limitLine({ beforeLimits, adjustment, total, floor, cap }: RunResult): WorkingLine {
  const limits = [limit('at least', floor), limit('at most', cap)]
    .filter((part) => part !== '')
    .join(' and ');
  const rule =
    adjustment === 0n
      ? 'Limits changed nothing.'
      : limits === ''
        ? 'Limits of other communities changed what is left for this one.'
        : `Held between limits, its own (${limits}) and those of others.`;
  const amounts = [
    { name: 'All factors together', amount: beforeLimits },
    { name: 'Changed by limits', amount: adjustment },
  ];
  return exactLine('Amount for the community', rule, amounts, total);
}

function limit(words: string, amount: Pence | null): string {
  return amount === null ? '' : `${words} ${formatPounds(amount)}`;
}
