/** From a school's request to the chair's decision, the award, its instalments and payments, and back again. */

export { AllocationModule } from './allocation.module.js';
export { allocationEntities } from './data/entities.js';

export { DraftRequest, type DraftRequestInput } from './app/draft-request.js';
export { ReviseRequest, type ReviseRequestInput } from './app/revise-request.js';
export { SubmitRequest, type SubmitRequestInput } from './app/submit-request.js';
export { WithdrawRequest, type WithdrawRequestInput } from './app/withdraw-request.js';
export { ReturnRequest, type ReturnRequestInput } from './app/return-request.js';
export { DecideRequest, type DecideRequestInput, type RequestDecision } from './app/decide-request.js';
export { AwardRequest, type Awarded, type AwardRequestInput } from './app/award-request.js';
export { EndAward, type AwardEnded, type EndAwardInput } from './app/end-award.js';
export { PreparePaymentRun, type PreparePaymentRunInput } from './app/prepare-payment-run.js';
export { ReleasePaymentRun, type PaymentRunStep } from './app/release-payment-run.js';
export { CancelPaymentRun } from './app/cancel-payment-run.js';
export { ReceiveRecovery, type ReceiveRecoveryInput } from './app/receive-recovery.js';

export { KENT_RULE_SET } from './domain/kent-rule-set.js';
export { ALLOCATION_VOCABULARY } from './domain/vocabulary.js';
export { costLine, type UncostedLine } from './domain/provision-line.js';
export type { RequestContent } from './domain/request-content.js';
export type { ProvisionLine, Request, RequestKind, RequestState, SpendCategory } from './domain/request.js';
export type { RequestView } from './data/request-view.sql.js';
export { addRuleSet, type RuleSetSeats } from './app/add-rule-set.js';
export { AwardsAtYearEnd } from './data/awards-at-year-end.sql.js';
