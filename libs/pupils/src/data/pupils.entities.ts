import { ChildViewEntity } from './child-view.entity.js';
import { ChildEntity } from './child.entity.js';
import { ChildIdentityEntity } from './child-identity.entity.js';
import { EngagementAgreementEntity } from './engagement-agreement.entity.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { NeedEntity } from './need.entity.js';
import { OtherFundingEntity } from './other-funding.entity.js';
import { SenStatusEntity } from './sen-status.entity.js';

/** The tables of this room. They describe the schema for the drift check; rows go through statements only. */
export const pupilsEntities = [
  ChildEntity,
  ChildIdentityEntity,
  EnrolmentEntity,
  SenStatusEntity,
  NeedEntity,
  EngagementAgreementEntity,
  ChildViewEntity,
  OtherFundingEntity,
];
