/** Children by pseudonym, their sealed identities, SEN records and the agreements of their families. */

export type { EngagementBody } from './domain/engagement-agreement.js';
export type { NeedType } from './domain/need-type.js';
export type { SenProvision, SenRecord } from './domain/sen-record.js';

export { ChildForRequest, PupilsFacade } from './app/pupils.facade.js';

export { NeedTypeEnum, SenProvisionEnum } from './api/child.enums.js';
export { SensitiveField } from './api/sensitive.js';
export { forgottenFields, sensitiveFields, type SensitiveFieldEntry } from './api/sensitive-census.js';

export { pupilsEntities } from './data/pupils.entities.js';
export { PupilsModule } from './pupils.module.js';
export { standingOf, type ChildStanding, type StandingAsked } from './app/standing.query.js';
export { otherFundingOf, type FundingWanted } from './app/other-funding.query.js';
export { FUNDED_PURPOSES, type FundingStream, type OtherFunding } from './domain/other-funding.js';
export { streamsImporter } from './import/streams-importer.js';
