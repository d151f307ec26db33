import { demoAuthority } from '#directory';
import { DEFAULT_FORMULA } from '#funding';
import { FinancialYear, type PlainDate } from '#kernel';
import type { SampleOperation } from '#platform';

/**
 * Ready operations for the explorer, about the demonstration as it is on a day: a chair's day first, then what others
 * see. GraphiQL shows the name of each on its tab.
 */
export function sampleOperations(today: PlainDate): readonly SampleOperation[] {
  const year = FinancialYear.of(today).label;
  return [
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
      variables: { year },
    },
    {
      title: 'Where does our budget come from, and where will it be on 31 March?',
      as: 'chair',
      query: `query WhereItComesFrom($year: ShortText!) {
  communityBudgets(financialYear: $year, first: 5) {
    nodes {
      communityName amount { formatted } pupils { pupils perPupil { formatted } }
      allocation { factors { name weight counted pot { formatted } share { formatted } } working { label result { formatted } } }
      position { allocation { formatted } adjustments { formatted } forecast { formatted } }
    }
  }
}`,
      variables: { year },
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
      title:
        'Who would have more, who less, by the default formula? (as local authority finance; nothing is stored)',
      as: 'maker',
      query: `query WhoWouldHaveMore($input: SimulateFormulaInput!) {
  simulateFormula(input: $input) {
    ... on FormulaSimulated {
      total { formatted } winners losers
      communities {
        allocation { communityName total { formatted } perPupil { formatted } }
        before { formatted } difference { formatted } differenceBasisPoints change
        mostMovedBy { factorCode difference { formatted } }
      }
    }
    ... on UserError { code message }
  }
}`,
      variables: { input: simulation(today) },
    },
    {
      title: 'What does a band cost from one day to another? (with the working, line by line)',
      as: 'maker',
      query: `query WhatABandCosts($input: PriceProvisionInput!) {
  priceProvision(input: $input) { amount { formatted } working { label result { formatted } } }
}`,
      variables: {
        input: {
          ...{ from: today.toString(), to: FinancialYear.of(today).endsOn.toString(), basis: 'CALENDAR_DAY' },
          bands: [{ scheme: 'EXAMPLE-DEVON-2023-24', band: 'B1' }],
        },
      },
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
      variables: { year },
    },
  ];
}

/** A million pounds by the default formula, with the figures and the memberships of the demonstration. */
function simulation(today: PlainDate) {
  const { censusOn, validFrom } = demoAuthority(today);
  const { fundCode, factors } = DEFAULT_FORMULA;
  const formula = { countedOn: censusOn.toString(), membersOn: validFrom.toString(), factors };
  return { fundCode, totalPence: '100000000', formula };
}
