import type { Actor } from '#access';
import { newId } from '#kernel';
import type { FundingApi } from './funding-api.js';

/** What a next step is about. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

export type Answered = Readonly<Record<string, unknown>> & {
  readonly __typename: string;
  readonly bandVersion: Seen & Readonly<Record<string, unknown>>;
  readonly conversion: Seen & Readonly<Record<string, unknown>>;
};

/** What the tests ask of a version. */
export const BAND_VERSION = `bandVersion { id version number state availableActions validFrom upliftBasisPoints
  changes { code lowestBefore { pence } lowestAfter { pence } highestAfter { pence } difference { pence } } }`;
const FIELD = '... on InvalidInput { field }';
const DUTIES = '... on StaleVersion { currentVersion } ... on SeparationOfDuties { alreadyDid }';
const STEP = `${FIELD} ${DUTIES}`;
/** The refusals a command about bands tells more about. */
const REFUSALS: Readonly<Record<string, string>> = {
  simulateBandVersion: STEP,
  approveBandVersion: STEP,
  approveBandConversion: DUTIES,
};

/** Gives a command about bands, and what it says. */
export async function bandCommand(
  api: FundingApi,
  person: Actor,
  name: string,
  success: string,
  input: object,
): Promise<Answered> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { __typename ${success} ... on UserError { code message }
    ${REFUSALS[name] ?? FIELD} } }`;
  const given = { idempotencyKey: newId(), ...input };
  const answer = await api.ask<Readonly<Record<string, Answered>>>(person, query, { input: given });
  const result = answer.data?.[name];
  if (result === undefined || result === null) throw new Error(JSON.stringify(answer.errors));
  return result;
}
