import { newId } from '#kernel';
import { statement, type Tx } from '#platform';
import { toRange } from '../../data/date-range.js';
import type { BandScheme } from '../../domain/band.js';
import type { FundSource } from '../../domain/fund-source.js';
import type { Validity } from '../../domain/validity.js';
import type { ParameterUnit } from '../../domain/parameter.js';
import type { VirementTier } from '../../domain/virement-tier.js';
import type { BandValueRow } from '../band-values/band-value-columns.js';
import { knownBandValues, writeBandChanges } from '../band-values/band-values.sql.js';
import { planBandValues } from '../band-values/plan-band-values.js';

/** A threshold, limit or rate with the time it is in force. */
export interface DatedParameter {
  readonly code: string;
  readonly amount: bigint;
  readonly unit: ParameterUnit;
  readonly valid: Validity;
  /** Where it is published, or who settled on it. */
  readonly source: string;
}

/** A scheme with the values of its bands. */
export interface SchemeWithValues extends BandScheme {
  readonly values: readonly Omit<BandValueRow, 'scheme' | 'basis'>[];
}

/** A virement tier with the time it is in force. */
export interface DatedVirementTier extends VirementTier {
  readonly valid: Validity;
  readonly source: string;
}

export interface FundingReferenceData {
  readonly fundSources: readonly FundSource[];
  readonly parameters: readonly DatedParameter[];
  readonly virementTiers: readonly DatedVirementTier[];
  readonly schemes: readonly SchemeWithValues[];
}

const addFundSources = statement<never>(
  'funding.add_fund_sources',
  `insert into funding.fund_source (authority_id, code, name, year_kind, valid, ring_fenced, grant_conditions, s251_line, cost_centre)
   select $1, given.code, given.name, given."yearKind", given.valid, given."isRingFenced", given."grantConditions",
          given."s251Line", given."costCentre"
     from jsonb_to_recordset($2::jsonb) as given (code text, name text, "yearKind" text, valid daterange,
          "isRingFenced" boolean, "grantConditions" text, "s251Line" text, "costCentre" text)
       on conflict do nothing`,
);
const addParameters = statement<never>(
  'funding.add_parameters',
  `insert into funding.parameter (authority_id, id, code, amount, unit, valid, source)
   select $1, given.id, given.code, given.amount, given.unit, given.valid, given.source
     from jsonb_to_recordset($2::jsonb) as given
          (id uuid, code text, amount bigint, unit text, valid daterange, source text)
       on conflict do nothing`,
);
const addVirementTiers = statement<never>(
  'funding.add_virement_tiers',
  `insert into funding.virement_tier (authority_id, above_pence, valid, approvals, source)
   select $1, given.above, given.valid, given.approvals, given.source
     from jsonb_to_recordset($2::jsonb) as given (above bigint, valid daterange, approvals smallint, source text)
       on conflict do nothing`,
);
/**
 * Adds what an authority needs before a budget can be proposed. What is there already, by code and time, stays as it is,
 * so a second run changes nothing. As the owner: the server's role may not write these tables.
 */
export async function addReferenceData(
  tx: Tx,
  authorityId: string,
  data: FundingReferenceData,
): Promise<void> {
  const fundSources = data.fundSources.map((source) => ({ ...source, valid: toRange(source.valid) }));
  await tx.all(addFundSources, [authorityId, JSON.stringify(fundSources)]);
  const parameters = data.parameters.map((parameter) => ({
    ...parameter,
    id: newId(),
    amount: parameter.amount.toString(),
    valid: toRange(parameter.valid),
  }));
  await tx.all(addParameters, [authorityId, JSON.stringify(parameters)]);
  const tiers = data.virementTiers.map((tier) => ({
    ...tier,
    above: tier.above.toString(),
    valid: toRange(tier.valid),
  }));
  await tx.all(addVirementTiers, [authorityId, JSON.stringify(tiers)]);
  for (const scheme of data.schemes) await addScheme(tx, authorityId, scheme);
}

async function addScheme(
  tx: Tx,
  authorityId: string,
  { values, ...scheme }: SchemeWithValues,
): Promise<void> {
  const known = await knownBandValues(tx, authorityId);
  if (known.some(({ code }) => code === scheme.code)) return;
  const rows = values.map((value, place) => ({
    line: place + 1,
    row: { ...value, scheme: scheme.code, basis: scheme.basis },
  }));
  const { changes, verdicts } = planBandValues(rows, known);
  const misfit = verdicts.find(({ is }) => is === 'rejected');
  if (misfit !== undefined)
    throw new Error(`The bands of ${scheme.code} do not fit: ${JSON.stringify(misfit)}`);
  await writeBandChanges(tx, authorityId, { ...changes, schemes: [scheme] });
}
