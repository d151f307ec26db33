import { pence } from '#kernel';
import { statement, type DatabaseScope, type Tx } from '#platform';
import type { FormulaOutcome, RunPot, RunResult } from '../domain/formula-run.js';

interface PotRow {
  run_id: string;
  factor_code: string;
  name: string;
  weight: number;
  pot_pence: string;
  counted_millionths: string;
}

interface ResultRow {
  run_id: string;
  community_id: string;
  community_code: string;
  community_name: string;
  pupils_millionths: string;
  floor_pence: string | null;
  cap_pence: string | null;
  shares_pence: string;
  adjustment_pence: string;
  total_pence: string;
  shares: readonly { factor: string; count: string; share: string }[];
}

const pots = statement<PotRow>(
  'funding.formula_pots',
  `select run_id, factor_code, name, weight, pot_pence, counted_millionths
     from funding.formula_pot where authority_id = $1 and run_id = any ($2::uuid[])
    order by run_id, factor_code collate "C"`,
);
const results = statement<ResultRow>(
  'funding.formula_results',
  `select r.run_id, r.community_id, c.code as community_code, c.name as community_name, r.pupils_millionths,
          r.floor_pence, r.cap_pence, r.shares_pence, r.adjustment_pence, r.total_pence, s.shares
     from funding.formula_result r
     join directory.community c on c.authority_id = r.authority_id and c.id = r.community_id
     join lateral (
          select jsonb_agg(jsonb_build_object('factor', factor_code, 'count', count_millionths::text,
                             'share', share_pence::text) order by factor_code collate "C") as shares
            from funding.formula_share
           where authority_id = r.authority_id and run_id = r.run_id and community_id = r.community_id) s on true
    where r.authority_id = $1 and r.run_id = any ($2::uuid[])
    order by r.run_id, c.code collate "C"`,
);

/** The figures of runs, by run: all pots, and of the communities those the person may see. Two statements. */
export async function outcomesOf(
  tx: Tx,
  scope: DatabaseScope,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, FormulaOutcome>> {
  const potRows = await tx.all(pots, [scope.authorityId, runIds]);
  const resultRows = await tx.all(results, [scope.authorityId, runIds]);
  const [potsByRun, resultsByRun] = [Map.groupBy(potRows, runIdOf), Map.groupBy(resultRows, runIdOf)];
  return new Map(
    runIds.map((runId) => [
      runId,
      {
        pots: (potsByRun.get(runId) ?? []).map(toPot),
        results: (resultsByRun.get(runId) ?? []).map(toResult),
      },
    ]),
  );
}

/** The figures of one run. */
export async function outcomeOf(tx: Tx, scope: DatabaseScope, runId: string): Promise<FormulaOutcome> {
  return (await outcomesOf(tx, scope, [runId])).get(runId) ?? { pots: [], results: [] };
}

function runIdOf({ run_id }: { readonly run_id: string }): string {
  return run_id;
}

function toPot(row: PotRow): RunPot {
  return {
    factor: row.factor_code,
    name: row.name,
    weight: BigInt(row.weight),
    pot: pence(row.pot_pence),
    counted: BigInt(row.counted_millionths),
  };
}

function toResult(row: ResultRow): RunResult {
  return {
    communityId: row.community_id,
    communityCode: row.community_code,
    communityName: row.community_name,
    pupils: BigInt(row.pupils_millionths),
    floor: row.floor_pence === null ? null : pence(row.floor_pence),
    cap: row.cap_pence === null ? null : pence(row.cap_pence),
    shares: row.shares.map(({ factor, count, share }) => ({
      factor,
      count: BigInt(count),
      share: pence(share),
    })),
    beforeLimits: pence(row.shares_pence),
    adjustment: pence(row.adjustment_pence),
    total: pence(row.total_pence),
  };
}
