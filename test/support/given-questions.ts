import { awardInput, type Cases } from './given-cases.js';
import { DAY, YEAR } from './given-day.js';

/** What the questions are about: an individual request of C01 with its award, of which the first instalment is paid. */
export interface Things {
  readonly requestId: string;
  readonly awardId: string;
  readonly childId: string;
  readonly runId: string;
  readonly schoolId: string;
  readonly communityId: string;
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
  return {
    requestId: request.id,
    awardId: given.awardId as string,
    childId: child.id,
    runId: run.id,
    schoolId: cases.schoolOf('senco'),
    communityId: cases.communityId,
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
  bandScheme: ask('chair', () => ({ code: 'EXAMPLE-DEVON-2023-24' })),
  bandSchemes: ask('chair'),
  child: ask('senco', ({ childId }) => ({ id: childId })),
  children: ask('senco', ({ schoolId }) => ({ schoolId, ...FEW })),
  communities: ask('chair', () => FEW),
  community: ask('chair', ({ communityId }) => ({ id: communityId })),
  communityBudget: ask('chair', ({ communityId }) => ({ communityId, financialYear: YEAR.label })),
  communityBudgets: ask('chair', () => ({ financialYear: YEAR.label, ...FEW })),
  dataImports: ask('maker', () => FEW),
  elementTest: ask('chair', () => ({
    input: {
      from: DAY.toString(),
      to: DAY.toString(),
      lines: [{ totalPence: '100', fundedFrom: 'ELEMENT_2' }],
    },
  })),
  fundSources: ask('chair'),
  me: ask('chair'),
  paymentRun: ask('maker', ({ runId }) => ({ id: runId })),
  paymentRunFile: ask('checker', ({ runId }) => ({ id: runId })),
  paymentRuns: ask('maker', () => FEW),
  request: ask('chair', ({ requestId }) => ({ id: requestId })),
  requests: ask('chair', () => FEW),
  ruleSets: ask('chair'),
  school: ask('chair', ({ schoolId }) => ({ id: schoolId })),
  schools: ask('chair', () => FEW),
  schoolTerms: ask('chair', () => ({ academicYear: YEAR.label })),
};
