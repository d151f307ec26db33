import { Module } from '@nestjs/common';
import { PupilsModule } from '#pupils';
import { AwardResolver } from './api/award.resolver.js';
import { DecisionCommandsResolver } from './api/decision-commands.resolver.js';
import { PaymentCommandsResolver } from './api/payment-commands.resolver.js';
import { PaymentLines } from './api/payment-lines.loader.js';
import { PaymentRunResolver } from './api/payment-run.resolver.js';
import { RequestCommandsResolver } from './api/request-commands.resolver.js';
import { RequestDetails } from './api/request-details.loaders.js';
import { RequestResolver } from './api/request.resolver.js';
import { RulesResolver } from './api/rules.resolver.js';
import { AssessmentQuery } from './app/assessment.query.js';
import { AwardRequest } from './app/award-request.js';
import { AwardsQuery } from './app/awards.query.js';
import { CancelPaymentRun } from './app/cancel-payment-run.js';
import { DecideRequest } from './app/decide-request.js';
import { DescribeChildren } from './app/describe-children.js';
import { DraftRequest } from './app/draft-request.js';
import { EndAward } from './app/end-award.js';
import { PaymentRunsQuery } from './app/payment-runs.query.js';
import { PreparePaymentRun } from './app/prepare-payment-run.js';
import { ReadContent } from './app/read-content.js';
import { ReceiveRecovery } from './app/receive-recovery.js';
import { ReleasePaymentRun } from './app/release-payment-run.js';
import { RequestQuery } from './app/request.query.js';
import { RequestsQuery } from './app/requests.query.js';
import { ReturnRequest } from './app/return-request.js';
import { ReviseRequest } from './app/revise-request.js';
import { RuleSetsQuery } from './app/rule-sets.query.js';
import { SeatsQuery } from './app/seats.query.js';
import { SubmitRequest } from './app/submit-request.js';
import { WithdrawRequest } from './app/withdraw-request.js';

const requests = [
  DescribeChildren,
  ReadContent,
  DraftRequest,
  ReviseRequest,
  SubmitRequest,
  WithdrawRequest,
  ReturnRequest,
  RequestQuery,
  RequestsQuery,
];

const decisions = [
  DecideRequest,
  AwardRequest,
  EndAward,
  AwardsQuery,
  AssessmentQuery,
  RuleSetsQuery,
  SeatsQuery,
];

const payments = [PreparePaymentRun, ReleasePaymentRun, CancelPaymentRun, ReceiveRecovery, PaymentRunsQuery];

const resolvers = [
  RequestDetails,
  RequestResolver,
  RequestCommandsResolver,
  DecisionCommandsResolver,
  AwardResolver,
  RulesResolver,
  PaymentLines,
  PaymentRunResolver,
  PaymentCommandsResolver,
];

/** From a school's request to the chair's decision, and on to the money. Needs what the platform module provides. */
@Module({
  imports: [PupilsModule],
  providers: [...requests, ...decisions, ...payments, ...resolvers],
})
export class AllocationModule {}
