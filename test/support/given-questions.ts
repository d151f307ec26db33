import { awardInput, type Cases } from './given-cases.js';
import { DAY, YEAR } from './given-day.js';
import { formulaContent, proposedRun } from './given-formula-commands.js';

/** What the questions are about: an individual request of C01 with its award, of which the first instalment is paid. */
export interface Things {
  readonly requestId: string;
  readonly awardId: string;
  readonly childId: string;
  readonly runId: string;
  readonly schoolId: string;
  readonly communityId: string;
  readonly formulaRunId: string;
  readonly formulaVersionId: string;
  readonly yearEndId: string;
  /** The year of that year end. */
  readonly endedYear: string;
}

/** The words of the case, where they matter. */
interface Words {
  readonly child?: object;
  readonly request?: object;
  readonly award?: object;
}

export async function givenThings(cases: Cases, words: Words = {}): Promise<Things> {
  const child = await cases.child({ ...words.child });
  const request = await cases.submitted({ kind: 'INDIVIDUAL', childIds: [child.id], ...words.request });
  const input = { ...awardInput(request.id, request.version), ...words.award };
  const given = await cases.done('chair', 'awardRequest', input, '... on RequestAwarded { awardId }');
  const run = await cases.prepared(`${YEAR.startsOn.year}-12-15`);
  await cases.release(run);
  const formulaRun = await proposedRun(cases);
  const yearEnd = await cases.proposedYearEnd();
  return {
    requestId: request.id,
    awardId: given.awardId as string,
    childId: child.id,
    runId: run.id,
    schoolId: cases.schoolOf('senco'),
    communityId: cases.communityId,
    formulaRunId: formulaRun.id,
    formulaVersionId: formulaRun.ofVersion.id,
    yearEndId: yearEnd.id,
    endedYear: yearEnd.financialYear,
  };
}

export interface ReadyQuestion {
  /** Somebody who may ask it, and to whom there is an answer. */
  readonly person: string;
  readonly variables: (things: Things) => Readonly<Record<string, unknown>>;
}

const FEW = { first: 3 };
const ask = (person: string, variables: ReadyQuestion['variables'] = () => ({})): ReadyQuestion => ({
  person,
  variables,
});

/** Every query there is, with everything it needs. */
export const READY_QUESTIONS: Readonly<Record<string, ReadyQuestion>> = {
  assessment: ask('chair', ({ requestId }) => ({ requestId })),
  authority: ask('chair'),
  award: ask('chair', ({ awardId }) => ({ id: awardId })),
  awards: ask('chair', () => FEW),
  bandConversions: ask('chair'),
  bandScheme: ask('chair', () => ({ code: 'EXAMPLE-DEVON-2023-24' })),
  bandSchemes: ask('chair'),
  bandVersions: ask('chair', () => ({ scheme: 'EXAMPLE-DEVON-2023-24' })),
  budgetAdjustments: ask('chair', () => ({ financialYear: YEAR.label, ...FEW })),
  child: ask('senco', ({ childId }) => ({ id: childId })),
  children: ask('senco', ({ schoolId }) => ({ schoolId, ...FEW })),
  communities: ask('chair', () => FEW),
  community: ask('chair', ({ communityId }) => ({ id: communityId })),
  communityBudget: ask('chair', ({ communityId }) => ({ communityId, financialYear: YEAR.label })),
  communityBudgets: ask('chair', () => ({ financialYear: YEAR.label, ...FEW })),
  convertBand: ask('chair', () => ({
    input: { scheme: 'EXAMPLE-DEVON-2023-24', band: 'B1', on: DAY.toString() },
  })),
  contributionAgreements: ask('chair', () => ({ financialYear: YEAR.label, ...FEW })),
  dataImports: ask('maker', () => FEW),
  deficits: ask('maker', () => ({ financialYear: YEAR.label })),
  elementTest: ask('chair', () => ({
    input: {
      from: DAY.toString(),
      to: DAY.toString(),
      lines: [{ totalPence: '100', fundedFrom: 'ELEMENT_2' }],
    },
  })),
  financialYear: ask('chair', ({ endedYear: financialYear }) => ({ financialYear })),
  formulaRun: ask('chair', ({ formulaRunId }) => ({ id: formulaRunId })),
  formulaRuns: ask('chair', () => FEW),
  formulaVersion: ask('chair', ({ formulaVersionId }) => ({ id: formulaVersionId })),
  formulaVersions: ask('chair', () => FEW),
  fundSources: ask('chair'),
  me: ask('chair'),
  notionalSenBudgets: ask('senco', ({ schoolId }) => ({ schoolId })),
  notionalTopUp: ask('senco', ({ schoolId }) => ({
    input: { schoolId, financialYear: YEAR.label, highNeedsPupils: 20, notionalBudgetPence: '20000000' },
  })),
  otherFunding: ask('senco', ({ schoolId, childId }) => ({ schoolId, childId })),
  paymentRun: ask('maker', ({ runId }) => ({ id: runId })),
  paymentRunFile: ask('checker', ({ runId }) => ({ id: runId })),
  paymentRuns: ask('maker', () => FEW),
  priceProvision: ask('senco', () => ({
    input: {
      from: DAY.toString(),
      to: DAY.toString(),
      basis: 'CALENDAR_DAY',
      bands: [{ scheme: 'EXAMPLE-DEVON-2023-24', band: 'B1' }],
    },
  })),
  replayFormulaRun: ask('chair', ({ formulaRunId }) => ({ id: formulaRunId })),
  request: ask('chair', ({ requestId }) => ({ id: requestId })),
  requests: ask('chair', () => FEW),
  ruleSets: ask('chair'),
  school: ask('chair', ({ schoolId }) => ({ id: schoolId })),
  schoolCaps: ask('chair', () => ({ financialYear: YEAR.label, ...FEW })),
  schools: ask('chair', () => FEW),
  splitAcademicYear: ask('chair', () => ({ input: { academicYear: YEAR.label, amountPence: '250001' } })),
  schoolTerms: ask('chair', () => ({ academicYear: YEAR.label })),
  simulateFormula: ask('maker', ({ communityId }) => ({
    input: { formula: formulaContent(communityId), totalPence: '1000000', fundCode: 'HNB_COMMUNITY' },
  })),
  yearEnd: ask('chair', ({ yearEndId }) => ({ id: yearEndId })),
  yearEnds: ask('chair', ({ endedYear: financialYear }) => ({ financialYear })),
};
