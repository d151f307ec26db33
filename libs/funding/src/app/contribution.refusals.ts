import { ObjectType } from '@nestjs/graphql';
import { RefusalCode, UserError, type InvalidInput, type KeyReused, type NotFound } from '#platform';
import type { ApprovalRefusal, RejectionRefusal } from './budget.refusals.js';

@ObjectType({
  implements: () => [UserError],
  description: 'The local authority does not take contributions of schools at that time.',
})
export class ContributionsNotTaken extends UserError {
  override readonly code = RefusalCode.NOT_ELIGIBLE;

  constructor(financialYear: string) {
    super(
      `The local authority does not take contributions of schools in ${financialYear}. It can lay down from when it does.`,
    );
  }
}

export type ProposeContributionRefusal = InvalidInput | NotFound | ContributionsNotTaken | KeyReused;
export type ConfirmContributionRefusal = ApprovalRefusal;
export type RejectContributionRefusal = RejectionRefusal;
