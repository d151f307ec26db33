import { BandEntity } from './band.entity.js';
import { BandSchemeEntity } from './band-scheme.entity.js';
import { BandValueEntity } from './band-value.entity.js';
import { CommunityBudgetEntity } from './community-budget.entity.js';
import { FundSourceEntity } from './fund-source.entity.js';
import { ParameterEntity } from './parameter.entity.js';

/** The tables of this room, for the one data source of the service. */
export const fundingEntities = [
  FundSourceEntity,
  CommunityBudgetEntity,
  ParameterEntity,
  BandSchemeEntity,
  BandEntity,
  BandValueEntity,
] as const;
