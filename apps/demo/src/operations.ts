/** What the people of the story send. Each is a whole operation, to be copied into the explorer. */

const REFUSAL = `__typename ... on UserError { code message }`;
const MONEY = `{ pence formatted }`;

export const ME = `{ me { displayName roles { title scopeId scopeName } } }`;

export const COMMUNITY = `query ($code: ShortText!) {
  authority { name isDemonstration }
  community(code: $code) { id code name schools { id name } }
}`;

export const BUDGET = `query ($communityId: ID!, $year: ShortText!) {
  communityBudget(communityId: $communityId, financialYear: $year) {
    id
    balances {
      loaded ${MONEY} available ${MONEY} committed ${MONEY} due ${MONEY} paid ${MONEY} recoverable ${MONEY}
    }
  }
}`;

export const REGISTER_CHILD = `mutation ($input: RegisterChildInput!) {
  registerChild(input: $input) { ${REFUSAL} ... on ChildRegistered { child { id pseudonym yearGroup } } }
}`;

export const RECORD_AGREEMENT = `mutation ($input: RecordAgreementInput!) {
  recordAgreement(input: $input) { ${REFUSAL} }
}`;

export const DRAFT = `mutation ($input: DraftRequestInput!) {
  draftRequest(input: $input) { ${REFUSAL} ... on RequestDrafted { request { id version } } }
}`;

export const SUBMIT = `mutation ($input: SubmitRequestInput!) {
  submitRequest(input: $input) { ${REFUSAL} ... on RequestSubmitted { request { id version } } }
}`;

export const ASSESSMENT = `query ($requestId: ID!, $amountPence: Pence) {
  assessment(requestId: $requestId, amountPence: $amountPence) {
    outcome
    most ${MONEY}
    available ${MONEY}
    wouldRemain ${MONEY}
    findings { code title matched reason whyNot }
  }
}`;

export const AWARD = `mutation ($input: AwardRequestInput!) {
  awardRequest(input: $input) {
    ${REFUSAL}
    ... on RequestAwarded {
      awardId dryRun outcome
      amount ${MONEY} availableAfter ${MONEY}
      instalments { number label dueOn amount ${MONEY} }
    }
  }
}`;

export const AWARD_VERSION = `query ($id: ID!) { award(id: $id) { version state } }`;

export const PREPARE = `mutation ($input: PreparePaymentRunInput!) {
  preparePaymentRun(input: $input) { ${REFUSAL} ... on PaymentRunPrepared { runId lineCount total ${MONEY} } }
}`;

export const RELEASE = `mutation ($input: ReleasePaymentRunInput!) {
  releasePaymentRun(input: $input) { ${REFUSAL} ... on PaymentRunReleased { runId lineCount total ${MONEY} } }
}`;

export const PAYMENTS = `query ($id: ID!) {
  paymentRun(id: $id) {
    payOn
    lines { nodes { payeeName label amount ${MONEY} accountingCode s251Line } }
  }
}`;

export const END_AWARD = `mutation ($input: EndAwardInput!) {
  endAward(input: $input) {
    ${REFUSAL}
    ... on AwardEnded {
      daysEarned daysPlanned recoveryId
      earned ${MONEY} stillToPay ${MONEY} released ${MONEY} toRecover ${MONEY}
    }
  }
}`;

export const RECEIVE = `mutation ($input: ReceiveRecoveryInput!) {
  receiveRecovery(input: $input) { ${REFUSAL} ... on RecoveryReceived { amount ${MONEY} availableAfter ${MONEY} } }
}`;

export const STATEMENT = `query ($communityId: ID!, $year: ShortText!) {
  communityBudget(communityId: $communityId, financialYear: $year) {
    statement(kind: AVAILABLE, first: 20) { nodes { effectiveOn movement amount ${MONEY} balanceAfter ${MONEY} } }
  }
}`;
