import { newId } from '#kernel';
import type { Cases, Seen } from './given-cases.js';
import type { CommandInput, ReadyCommand } from './given-commands.js';
import { YEAR } from './given-day.js';

const BUDGETS = `query ($year: ShortText!) {
  communityBudgets(financialYear: $year, fundCode: "HNB_COMMUNITY", state: OPEN, first: 10) { nodes { id communityCode } } }`;

interface Budgets {
  readonly communityBudgets: {
    readonly nodes: readonly { readonly id: string; readonly communityCode: string }[];
  };
}

/** The open budget of a community of the demonstration. */
async function budgetOf(cases: Cases, code: string): Promise<string> {
  const { communityBudgets } = await cases.api.ask<Budgets>('maker', BUDGETS, { year: YEAR.label });
  return communityBudgets.nodes.find(({ communityCode }) => communityCode === code)!.id;
}

/** A penny from C05 to C06, where no other case of the tests plays. */
async function newVirement(cases: Cases): Promise<CommandInput> {
  const sides = { fromBudgetId: await budgetOf(cases, 'C05'), toBudgetId: await budgetOf(cases, 'C06') };
  return { idempotencyKey: newId(), kind: 'VIREMENT', ...sides, amountPence: '1', reason: 'As agreed.' };
}

async function proposedVirement(cases: Cases): Promise<Seen> {
  const fields = '... on AdjustmentProposed { adjustment { id version } }';
  const { adjustment } = await cases.done('maker', 'proposeAdjustment', await newVirement(cases), fields);
  return adjustment as Seen;
}

function decided(name: string, { id, version }: Seen): CommandInput {
  return { idempotencyKey: newId(), [name]: id, expectedVersion: version };
}

/**
 * By a school of C05, where no other case of the tests plays. The demonstration takes no contributions of schools until
 * the authority lays down that it does.
 */
async function newContribution(cases: Cases): Promise<CommandInput> {
  await cases.api.database.owner.query(
    `insert into funding.parameter (authority_id, id, code, amount, unit, valid, source)
     values ($1, $2, 'SCHOOL_CONTRIBUTIONS', 1, 'COUNT', '[2020-04-01,)', 'The test') on conflict do nothing`,
    [cases.authorityId, newId()],
  );
  const [school] = await cases.api.database.owner.query<{ id: string }[]>(
    `select m.school_id as id from directory.community_membership m
       join directory.community c on c.authority_id = m.authority_id and c.id = m.community_id
      where m.authority_id = $1 and c.code = 'C05' and m.role = 'MEMBER' order by m.school_id limit 1`,
    [cases.authorityId],
  );
  const accounting = { s251Line: '1.2.4', costCentre: 'POOL', conditions: 'For all member schools.' };
  const of = { schoolId: school!.id, financialYear: YEAR.label, amountPence: '500' };
  return { idempotencyKey: newId(), ...of, reference: newId(), ...accounting };
}

async function proposedContribution(cases: Cases): Promise<Seen> {
  const fields = '... on ContributionProposed { agreement { id version } }';
  const input = await newContribution(cases);
  return (await cases.done('maker', 'proposeContribution', input, fields)).agreement as Seen;
}

function newSchoolCap(cases: Cases): CommandInput {
  const of = { fundCode: 'HNB_COMMUNITY', financialYear: YEAR.label, schoolId: cases.schoolOf('senco') };
  // More than any case of the tests is awarded.
  return { idempotencyKey: newId(), ...of, limitPence: '100000000000', reason: 'Fair shares.' };
}

async function proposedSchoolCap(cases: Cases): Promise<Seen> {
  const fields = '... on SchoolCapProposed { cap { id version } }';
  return (await cases.done('maker', 'proposeSchoolCap', newSchoolCap(cases), fields)).cap as Seen;
}

/** The commands about the money of a year and what changes budgets. */
export const FUNDING_COMMANDS: readonly ReadyCommand[] = [
  { command: 'recordFunding', person: 'maker', input: (cases) => cases.newFunding() },
  {
    command: 'confirmFunding',
    person: 'checker',
    input: async (cases) => decided('recordId', await cases.recordedFunding()),
  },
  {
    command: 'rejectFunding',
    person: 'checker',
    input: async (cases) => decided('recordId', await cases.recordedFunding()),
  },
  { command: 'proposeAdjustment', person: 'maker', input: newVirement },
  {
    command: 'askContingencyRelease',
    person: 'chair',
    input: async (cases) => ({
      idempotencyKey: newId(),
      budgetId: await budgetOf(cases, 'C01'),
      amountPence: '1',
      reason: 'A flood.',
    }),
  },
  {
    command: 'approveAdjustment',
    person: 'checker',
    input: async (cases) => decided('adjustmentId', await proposedVirement(cases)),
  },
  {
    command: 'rejectAdjustment',
    person: 'checker',
    input: async (cases) => decided('adjustmentId', await proposedVirement(cases)),
  },
  { command: 'proposeContribution', person: 'maker', input: newContribution },
  {
    command: 'confirmContribution',
    person: 'checker',
    input: async (cases) => decided('agreementId', await proposedContribution(cases)),
  },
  {
    command: 'rejectContribution',
    person: 'checker',
    input: async (cases) => decided('agreementId', await proposedContribution(cases)),
  },
  { command: 'proposeSchoolCap', person: 'maker', input: newSchoolCap },
  {
    command: 'approveSchoolCap',
    person: 'checker',
    input: async (cases) => decided('capId', await proposedSchoolCap(cases)),
  },
  {
    command: 'rejectSchoolCap',
    person: 'checker',
    input: async (cases) => decided('capId', await proposedSchoolCap(cases)),
  },
];
