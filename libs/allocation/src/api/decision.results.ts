import { Field, ObjectType } from '@nestjs/graphql';
import {
  ConflictOfInterest,
  IdScalar,
  InvalidInput,
  KeyReused,
  NotFound,
  resultUnion,
  SeparationOfDuties,
  StaleVersion,
  WrongState,
} from '#platform';
import { EvidenceNeeded, ForTheChair } from '../app/allocation.refusals.js';
import { RequestSuccess } from './request.results.js';
import type { RequestType } from './request.types.js';

@ObjectType({ description: 'The request is back with the school.' })
export class RequestReturned extends RequestSuccess {}

@ObjectType({ description: 'The decision is recorded.' })
export class RequestDecided extends RequestSuccess {
  @Field(() => IdScalar, { description: 'The decision, among those of the request.' })
  readonly decisionId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What has to be kept in mind beside the decision. Empty where there is nothing.',
  })
  readonly notice: string | null;

  constructor(request: RequestType, decisionId: string, notice: string | null) {
    super(request);
    this.decisionId = decisionId;
    this.notice = notice;
  }
}

export const ReturnRequestResult = resultUnion('ReturnRequestResult', 'What came of giving a request back.', [
  RequestReturned,
  NotFound,
  WrongState,
  StaleVersion,
  ConflictOfInterest,
  ForTheChair,
  SeparationOfDuties,
]);

export const DecideRequestResult = resultUnion('DecideRequestResult', 'What came of deciding a request.', [
  RequestDecided,
  NotFound,
  WrongState,
  StaleVersion,
  ConflictOfInterest,
  ForTheChair,
  SeparationOfDuties,
  InvalidInput,
  EvidenceNeeded,
  KeyReused,
]);
