import type { SampleOperation } from '#platform';

/**
 * Ready operations for the explorer: a chair's day first, then what others see. GraphiQL shows the name of each on its
 * tab.
 */
export const SAMPLE_OPERATIONS: readonly SampleOperation[] = [
  {
    title: 'Who am I, and what may I do?',
    as: 'chair',
    query: `query WhoAmI {
  me { displayName roles { title scopeName } permissions }
}`,
  },
  {
    title: 'My community, its schools and pupils',
    as: 'chair',
    query: `query MyCommunity($code: ShortText!) {
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
    as: 'chair',
    query: `query WhatCanIPromise($year: ShortText!) {
  communityBudgets(financialYear: $year, first: 5) {
    nodes {
      communityName
      balances { loaded { formatted } available { formatted } committed { formatted } paid { formatted } }
      statement(kind: AVAILABLE, first: 10) { nodes { effectiveOn movement amount { formatted } balanceAfter { formatted } } }
    }
  }
}`,
    variables: { year: '2026-27' },
  },
  {
    title: 'What is waiting for a decision?',
    as: 'chair',
    query: `query WhatIsWaiting {
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
    as: 'chair',
    query: `query WhatMayBeGiven($requestId: ID!) {
  assessment(requestId: $requestId) {
    outcome most { formatted } available { formatted } wouldRemain { formatted }
    findings { title matched reason whyNot valuesSeen { name value } }
  }
}`,
    variables: { requestId: '' },
  },
  {
    title: 'Rehearse an award (put in the id of a request; dryRun changes nothing)',
    as: 'chair',
    query: `mutation RehearseAnAward($input: AwardRequestInput!) {
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
    as: 'chair',
    query: `query RulesInForce {
  ruleSets { code version title validFrom rules { title } }
}`,
  },
  {
    title: 'What has my school asked for, and what became of it? (as a SENCO)',
    as: 'senco',
    query: `query MySchoolsRequests {
  me { displayName roles { title scopeName } }
  requests { nodes { reference title kind state amountAsked { formatted } } }
}`,
  },
  {
    title: 'Which payments have been made, and which wait for release? (as local authority finance)',
    as: 'maker',
    query: `query PaymentRuns {
  paymentRuns { nodes { reference payOn state lineCount total { formatted } } }
}`,
  },
  {
    title: 'All budgets of the county (as the auditor)',
    as: 'auditor',
    query: `query AllBudgets($year: ShortText!) {
  communityBudgets(financialYear: $year, first: 100) {
    nodes { communityName balances { loaded { formatted } available { formatted } committed { formatted } paid { formatted } } }
  }
}`,
    variables: { year: '2026-27' },
  },
];
