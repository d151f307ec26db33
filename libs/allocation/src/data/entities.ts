import { AwardEntity } from './award.entity.js';
import { DecisionEntity } from './decision.entity.js';
import { InstalmentEntity } from './instalment.entity.js';
import { PaymentLineEntity } from './payment-line.entity.js';
import { PaymentRunEntity } from './payment-run.entity.js';
import { RecoveryEntity } from './recovery.entity.js';
import { RequestChildEntity } from './request-child.entity.js';
import { RequestEventEntity } from './request-event.entity.js';
import { RequestLineEntity } from './request-line.entity.js';
import { RequestEntity } from './request.entity.js';
import { RuleSetEntity } from './rule-set.entity.js';

/** The tables of this room, for the one data source of the service. */
export const allocationEntities = [
  RuleSetEntity,
  RequestEntity,
  RequestLineEntity,
  RequestChildEntity,
  RequestEventEntity,
  DecisionEntity,
  AwardEntity,
  InstalmentEntity,
  PaymentRunEntity,
  PaymentLineEntity,
  RecoveryEntity,
] as const;
