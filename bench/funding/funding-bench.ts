import { cpus } from 'node:os';
import { runFormula, type FormulaInputs, type RunCommunity } from '#funding';
import { MILLIONTHS, pence, type Pence } from '#kernel';
import { median, percentile } from '../hammer.js';

const COMMUNITIES = 53;
const FACTORS = ['PUPILS', 'FSM6', 'IDACI', 'LOW_PRIOR_ATTAINMENT', 'SEN_SUPPORT', 'EHCP', 'LUMP_SUM'];
/** About all that is spent on special needs in a county in a year, and a penny that has to go somewhere. */
const TOTAL = pence(72_000_000_001n);
const WARM_UP = 200;
const RUNS = 2_000;
/** What a person who moves a weight and waits does not notice. */
const MOST_MILLISECONDS = 5;

/**
 * Shares £720,000,000.01 among 53 communities by seven factors with floors and caps, again and again. Fails where a run
 * does not add up to the penny, passes a limit, or takes longer than it may.
 */
export function fundingBench(args: readonly string[]): Promise<void> {
  const runs = args.includes('--quick') ? RUNS / 10 : RUNS;
  const inputs = county();
  for (let run = 0; run < WARM_UP; run += 1) share(inputs);
  const milliseconds: number[] = [];
  let held = 0;
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    const results = share(inputs);
    milliseconds.push(performance.now() - began);
    held = check(results);
  }
  const p50 = median(milliseconds);
  const p99 = percentile(
    milliseconds.toSorted((a, b) => a - b),
    0.99,
  );
  console.log(
    [
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${new Date().toISOString().slice(0, 10)}.`,
      `£720,000,000.01 over ${COMMUNITIES} communities by ${FACTORS.length} factors, ${held} of them held at a limit; ${runs} runs, all exact.`,
      `p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms; at most ${MOST_MILLISECONDS} ms may be needed for p50.`,
    ].join('\n'),
  );
  if (p50 > MOST_MILLISECONDS) process.exitCode = 1;
  return Promise.resolve();
}

type Result = { readonly total: Pence; readonly floor: Pence | null; readonly cap: Pence | null };

function share(inputs: FormulaInputs): readonly Result[] {
  const outcome = runFormula(inputs);
  if (!outcome.ok) throw new Error(`The total could not be shared: ${outcome.error.kind}.`);
  return outcome.value.results;
}

/** How many communities are held at a limit. Throws where the results are wrong. */
function check(results: readonly Result[]): number {
  const sum = results.reduce((all, { total }) => all + total, 0n);
  if (sum !== TOTAL) throw new Error(`The results add up to ${sum}, not ${TOTAL}.`);
  const beyond = results.some(
    ({ total, floor, cap }) => (floor !== null && total < floor) || (cap !== null && total > cap),
  );
  if (beyond) throw new Error('A community is beyond its limit.');
  return results.filter(({ total, floor, cap }) => total === floor || total === cap).length;
}

/** Counts that look like those of a county: from 2,000 to 7,000 pupils, and the other factors as parts of them. */
function county(): FormulaInputs {
  const communities = Array.from({ length: COMMUNITIES }, (_, at): RunCommunity => {
    const pupils = 2_000n + ((BigInt(at) * 2_654_435_761n) % 5_000n);
    const parts = [1n, 4n, 6n, 5n, 8n, 30n].map((part, factor) => {
      const spread = 80n + ((BigInt(at * 7 + factor) * 40_503n) % 41n);
      return (pupils * MILLIONTHS * spread) / (100n * part);
    });
    const code = `C${String(at + 1).padStart(2, '0')}`;
    const counts = Object.fromEntries(FACTORS.map((name, factor) => [name, parts[factor] ?? MILLIONTHS]));
    const limits = {
      floor: at % 5 === 0 ? pence(1_400_000_000n) : null,
      cap: at % 3 === 0 ? pence(1_500_000_000n) : null,
    };
    return { id: code, code, name: `Community ${code}`, pupils: pupils * MILLIONTHS, counts, ...limits };
  });
  const weights = [40n, 20n, 15n, 15n, 10n, 5n, 3n];
  const factors = FACTORS.map((code, at) => ({ code, name: code, weight: weights[at] ?? 1n }));
  return {
    formula: 'BENCH 1',
    countedOn: '2026-01-15',
    membersOn: '2026-04-01',
    total: TOTAL,
    factors,
    communities,
  };
}
