import { Field, InputType } from '@nestjs/graphql';
import type { PlainDate } from '#kernel';
import { DateScalar, IdScalar, ShortTextScalar } from '#platform';
import type { AgreementMethod, EngagementBody, SignerRelation } from '../domain/engagement-agreement.js';
import { AgreementMethodEnum, EngagementBodyEnum, SignerRelationEnum } from './child.enums.js';
import { KEY } from './child.inputs.js';

@InputType({ description: 'A family’s agreement that a body may discuss its child.' })
export class RecordAgreementInput {
  @Field(() => ShortTextScalar, { description: KEY })
  idempotencyKey!: string;

  @Field(() => IdScalar, { description: 'The child.' })
  childId!: string;

  @Field(() => EngagementBodyEnum, { description: 'The body that may discuss the child.' })
  body!: EngagementBody;

  @Field(() => SignerRelationEnum, { description: 'Who agreed.' })
  signer!: SignerRelation;

  @Field(() => AgreementMethodEnum, { description: 'How.' })
  method!: AgreementMethod;

  @Field(() => DateScalar, { description: 'The day on which it was given: today or earlier.' })
  agreedOn!: PlainDate;
}

@InputType({ description: 'A family takes its agreement back.' })
export class WithdrawAgreementInput {
  @Field(() => IdScalar, { description: 'The agreement.' })
  agreementId!: string;

  @Field(() => DateScalar, { description: 'The first day on which it no longer holds: today or earlier.' })
  withdrawnOn!: PlainDate;
}
