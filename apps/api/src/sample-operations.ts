import type { SampleOperation } from '#platform';

/** Ready operations for the explorer, in the order of a chair's day. They run as they stand with the token of `chair`. */
export const SAMPLE_OPERATIONS: readonly SampleOperation[] = [
  {
    title: 'Who am I, and what may I do?',
    query: `{
  me { displayName roles { title scopeName } permissions }
}`,
  },
  {
    title: 'My community, its schools and pupils',
    query: `query ($code: ShortText!) {
  authority { name isDemonstration }
  community(code: $code) {
    name
    census { censusOn pupils ehcp senSupport fsm }
    schools { id name phase }
  }
}`,
    variables: { code: 'C01' },
  },
  {
    title: 'What can I still promise?',
    query: `query ($year: ShortText!) {
  communityBudgets(financialYear: $year) {
    nodes {
      communityName
      balances { loaded { formatted } available { formatted } committed { formatted } paid { formatted } }
      statement(kind: AVAILABLE) { nodes { effectiveOn movement amount { formatted } balanceAfter { formatted } } }
    }
  }
}`,
    variables: { year: '2026-27' },
  },
  {
    title: 'What is waiting for a decision?',
    query: `{
  requests(filter: { state: SUBMITTED }) {
    nodes {
      id reference version schoolName kind title amountAsked { formatted }
      children { pseudonym ncYearLabel senProvision primaryNeed }
      availableActions { action isPossible whyNot }
    }
  }
}`,
  },
  {
    title: 'What may be given, and why? (put in the id of a request)',
    query: `query ($requestId: ID!) {
  assessment(requestId: $requestId) {
    outcome most { formatted } available { formatted } wouldRemain { formatted }
    findings { title matched reason whyNot valuesSeen { name value } }
  }
}`,
    variables: { requestId: '' },
  },
  {
    title: 'Rehearse an award (dryRun changes nothing)',
    query: `mutation ($input: AwardRequestInput!) {
  awardRequest(input: $input) {
    ... on RequestAwarded { dryRun amount { formatted } availableAfter { formatted } instalments { label dueOn amount { formatted } } }
    ... on UserError { code message }
  }
}`,
    variables: {
      input: {
        requestId: '',
        expectedVersion: 2,
        amountPence: '100000',
        rationale: 'Two reviewed cycles, clear outcome.',
        idempotencyKey: 'a-new-key-for-each-intention',
        dryRun: true,
      },
    },
  },
  {
    title: 'The rules in force',
    query: `{
  ruleSets { code version title validFrom rules { title } }
}`,
  },
];
