import { EmploymentEntity, PersonEntity, RoleAssignmentEntity } from '#access';
import { allocationEntities } from '#allocation';
import { directoryEntities } from '#directory';
import { fundingEntities } from '#funding';
import { pupilsEntities } from '#pupils';

/**
 * Every table that is written through TypeORM. The ledger is missing on purpose: its one writer is a function of the
 * database.
 */
export const entities = [
  PersonEntity,
  RoleAssignmentEntity,
  EmploymentEntity,
  ...directoryEntities,
  ...pupilsEntities,
  ...fundingEntities,
  ...allocationEntities,
];
