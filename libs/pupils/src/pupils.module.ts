import { Module } from '@nestjs/common';
import { SECRETS, type Secrets } from '#platform';
import { AgreementCommandsResolver } from './api/agreement-commands.resolver.js';
import { ChildCommandsResolver } from './api/child-commands.resolver.js';
import { OtherFundingResolver } from './api/other-funding.resolver.js';
import { ChildShownAfter } from './api/child-shown.js';
import { ChildResolver } from './api/child.resolver.js';
import { ChangeSenProvision } from './app/change-sen-provision.js';
import { EndEnrolment } from './app/end-enrolment.js';
import { OtherFundingQuery } from './app/other-funding.query.js';
import { PupilsFacade } from './app/pupils.facade.js';
import { RecordAgreement } from './app/record-agreement.js';
import { RegisterChild } from './app/register-child.js';
import { ViewChild } from './app/view-child.query.js';
import { ViewChildren } from './app/view-children.query.js';
import { WithdrawAgreement } from './app/withdraw-agreement.js';
import { BlindIndex } from './data/blind-index.js';
import { IdentityVault } from './data/identity-vault.js';
import { KeyRing } from './data/key-ring.js';

/** Children, and what families agree to. Needs the platform room's unit of work, clock, secrets and cursors. */
@Module({
  providers: [
    {
      provide: BlindIndex,
      inject: [SECRETS],
      useFactory: (secrets: Secrets) => new BlindIndex(secrets.blindIndexKey),
    },
    {
      provide: IdentityVault,
      inject: [SECRETS, BlindIndex],
      useFactory: (secrets: Secrets, index: BlindIndex) => new IdentityVault(new KeyRing(secrets), index),
    },
    RegisterChild,
    ChangeSenProvision,
    EndEnrolment,
    RecordAgreement,
    WithdrawAgreement,
    ViewChild,
    ViewChildren,
    OtherFundingQuery,
    PupilsFacade,
    ChildShownAfter,
    ChildResolver,
    ChildCommandsResolver,
    AgreementCommandsResolver,
    OtherFundingResolver,
  ],
  exports: [PupilsFacade],
})
export class PupilsModule {}
