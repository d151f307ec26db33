import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { FundedFrom } from '#funding';
import type { Pence } from '#kernel';
import { penceColumn } from '#platform';
import type { LineUnit, SpendCategory } from '../domain/request.js';

/** One line of a request's costed provision. Community and school are repeated for row level security. */
@Entity({ schema: 'allocation', name: 'request_line' })
@ForeignKey('RequestEntity', ['authorityId', 'requestId'], ['authorityId', 'id'], {
  name: 'fk_request_line_request',
})
@Check(
  'ck_request_line_amounts',
  `quantity_hundredths between 1 and 100000000 and unit_cost_pence between 0 and 100000000000 and total_pence >= 0`,
)
@Check(
  'ck_request_line_funded_from',
  `funded_from in ('ELEMENT_1', 'ELEMENT_2', 'PUPIL_PREMIUM', 'INCLUSIVE_MAINSTREAM_FUND', 'COMMUNITY', 'OTHER')`,
)
@Check(
  'ck_request_line_category',
  `category in ('STAFFING', 'TRAINING', 'SPECIALIST_ADVICE', 'EQUIPMENT', 'GROUP_INTERVENTION', 'SHARED_SPACE', 'OUTREACH',
    'ALTERNATIVE_PROVISION', 'TRANSITION', 'MEETING_COVER', 'CAPITAL', 'STATUTORY_ASSESSMENT', 'TRANSPORT',
    'SCHOOL_DEFICIT')`,
)
export class RequestLineEntity {
  @PrimaryColumn({ name: 'authority_id', type: 'uuid', primaryKeyConstraintName: 'pk_request_line' })
  authorityId!: string;

  @PrimaryColumn({ name: 'request_id', type: 'uuid', primaryKeyConstraintName: 'pk_request_line' })
  requestId!: string;

  @PrimaryColumn({ name: 'number', type: 'smallint', primaryKeyConstraintName: 'pk_request_line' })
  number!: number;

  @Column({ name: 'community_id', type: 'uuid' })
  communityId!: string;

  @Column({ name: 'school_id', type: 'uuid' })
  schoolId!: string;

  @Column({ name: 'category', type: 'text' })
  category!: SpendCategory;

  @Column({ name: 'description', type: 'text' })
  description!: string;

  @Column({ name: 'quantity_hundredths', type: 'bigint' })
  quantityHundredths!: string;

  @Column({ name: 'unit', type: 'text' })
  unit!: LineUnit;

  @Column({ name: 'unit_cost_pence', type: 'bigint', transformer: penceColumn })
  unitCost!: Pence;

  @Column({ name: 'total_pence', type: 'bigint', transformer: penceColumn })
  total!: Pence;

  @Column({ name: 'funded_from', type: 'text' })
  fundedFrom!: FundedFrom;
}
