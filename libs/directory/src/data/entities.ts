import { AreaBoardEntity } from './area-board.entity.js';
import { AuthorityEntity } from './authority.entity.js';
import { CommunityEntity } from './community.entity.js';
import { CommunityMembershipEntity } from './community-membership.entity.js';
import { CommunityPcnEntity } from './community-pcn.entity.js';
import { DataImportEntity } from './data-import.entity.js';
import { DistrictEntity } from './district.entity.js';
import { PcnEntity } from './pcn.entity.js';
import { SchoolCensusEntity } from './school-census.entity.js';
import { SchoolEntity } from './school.entity.js';
import { SchoolLinkEntity } from './school-link.entity.js';
import { SchoolMeasureEntity } from './school-measure.entity.js';
import { SchoolRegistrationEntity } from './school-registration.entity.js';
import { SchoolTermEntity } from './school-term.entity.js';
import { TrustEntity } from './trust.entity.js';

/** The tables of this room, for the one data source of the service. */
export const directoryEntities = [
  AuthorityEntity,
  DataImportEntity,
  AreaBoardEntity,
  DistrictEntity,
  PcnEntity,
  CommunityEntity,
  CommunityPcnEntity,
  TrustEntity,
  SchoolEntity,
  SchoolRegistrationEntity,
  SchoolLinkEntity,
  SchoolCensusEntity,
  SchoolMeasureEntity,
  CommunityMembershipEntity,
  SchoolTermEntity,
] as const;
