import type { PlainDate } from '#kernel';
import { statement, type Tx } from '#platform';
import type { ParameterUnit, ParameterValues } from '../domain/parameter.js';

const inForce = statement<{ code: string; amount: string; unit: ParameterUnit }>(
  'funding.parameters_in_force',
  'select code, amount, unit from funding.parameter where authority_id = $1 and valid @> $2::date',
);

/** All thresholds, limits and rates in force on a day, by code. */
export async function parameterValues(tx: Tx, authorityId: string, on: PlainDate): Promise<ParameterValues> {
  const rows = await tx.all(inForce, [authorityId, on.toString()]);
  return new Map(rows.map(({ code, amount, unit }) => [code, { amount: BigInt(amount), unit }]));
}
