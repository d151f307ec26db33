import { Field, ObjectType } from '@nestjs/graphql';
import { InvalidInput, KeyReused, NotFound, resultUnion, StaleVersion, WrongState } from '#platform';
import { AgreementMissing } from '../app/allocation.refusals.js';
import { RequestType } from './request.types.js';

/** What the successes have in common: the request as it is right after the command. */
@ObjectType({ isAbstract: true })
export abstract class RequestSuccess {
  @Field(() => RequestType, { description: 'The request as it is now.' })
  readonly request: RequestType;

  constructor(request: RequestType) {
    this.request = request;
  }
}

@ObjectType({ description: 'The request is begun. Nobody outside the school sees it.' })
export class RequestDrafted extends RequestSuccess {}

@ObjectType({ description: 'The request is written anew.' })
export class RequestRevised extends RequestSuccess {}

@ObjectType({ description: 'The request is with the community.' })
export class RequestSubmitted extends RequestSuccess {}

@ObjectType({ description: 'The request is taken back. It stays on record.' })
export class RequestWithdrawn extends RequestSuccess {}

export const DraftRequestResult = resultUnion('DraftRequestResult', 'What came of beginning a request.', [
  RequestDrafted,
  NotFound,
  InvalidInput,
  KeyReused,
]);

export const ReviseRequestResult = resultUnion(
  'ReviseRequestResult',
  'What came of writing a request anew.',
  [RequestRevised, NotFound, WrongState, StaleVersion, InvalidInput],
);

export const SubmitRequestResult = resultUnion('SubmitRequestResult', 'What came of sending a request in.', [
  RequestSubmitted,
  NotFound,
  WrongState,
  StaleVersion,
  InvalidInput,
  AgreementMissing,
]);

export const WithdrawRequestResult = resultUnion(
  'WithdrawRequestResult',
  'What came of taking a request back.',
  [RequestWithdrawn, NotFound, WrongState, StaleVersion],
);
