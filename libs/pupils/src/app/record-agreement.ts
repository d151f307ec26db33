import { Inject, Injectable } from '@nestjs/common';
import {
  err,
  isOnOrBefore,
  newId,
  ok,
  todayInLondon,
  type Clock,
  type PlainDate,
  type Result,
} from '#kernel';
import type { Actor } from '#access';
import { CLOCK, InvalidInput, KeyReused, NotFound, UnitOfWork } from '#platform';
import { insertAgreement } from '../data/engagement-agreement.sql.js';
import type { AgreementMethod, EngagementBody, SignerRelation } from '../domain/engagement-agreement.js';
import { ownChild } from './own-child.js';

export interface RecordAgreementInput {
  readonly childId: string;
  readonly body: EngagementBody;
  readonly signer: SignerRelation;
  readonly method: AgreementMethod;
  readonly agreedOn: PlainDate;
  readonly idempotencyKey: string;
}

export interface RecordedAgreement {
  readonly childId: string;
  readonly agreementId: string;
}

export type RecordAgreementRefusal = InvalidInput | NotFound | KeyReused;

/**
 * The own school records that a family has agreed to have its child discussed by a body. Without a live agreement no
 * body discusses the child. Takes effect once per key.
 */
@Injectable()
export class RecordAgreement {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    { idempotencyKey, ...input }: RecordAgreementInput,
  ): Promise<Result<RecordedAgreement, RecordAgreementRefusal>> {
    if (!isOnOrBefore(input.agreedOn, todayInLondon(this.clock))) {
      return err(
        new InvalidInput(
          'agreedOn',
          'This day lies in the future. Record an agreement once it has been given.',
        ),
      );
    }
    const command = { operation: 'recordAgreement', key: idempotencyKey, input };
    return this.unitOfWork.once<RecordedAgreement, NotFound>(actor, command, async (tx) => {
      const child = await ownChild(tx, actor, 'agreement.record', input.childId);
      if (!child.ok) return child;
      const agreement = { id: newId(), ...input };
      await insertAgreement(tx, child.value, agreement, actor.personId);
      return ok({ childId: input.childId, agreementId: agreement.id });
    });
  }
}
