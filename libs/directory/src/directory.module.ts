import { Module } from '@nestjs/common';
import { AuthorityResolver } from './api/authority.resolver.js';
import { CommunityFieldsResolver } from './api/community-fields.resolver.js';
import { CommunityResolver } from './api/community.resolver.js';
import { DataImportResolver } from './api/data-import.resolver.js';
import { DirectoryLoaders } from './api/directory.loaders.js';
import { SchoolFieldsResolver } from './api/school-fields.resolver.js';
import { SchoolResolver } from './api/school.resolver.js';
import { AuthorityQuery } from './app/authority.query.js';
import { CommunitiesQuery } from './app/communities.query.js';
import { CommunityDetailsQuery } from './app/community-details.query.js';
import { DataImportsQuery } from './app/data-imports.query.js';
import { SchoolDetailsQuery } from './app/school-details.query.js';
import { SchoolsQuery } from './app/schools.query.js';

/** Where things are. Read-only to the server: everything here comes in by import. */
@Module({
  providers: [
    AuthorityQuery,
    CommunitiesQuery,
    CommunityDetailsQuery,
    SchoolsQuery,
    SchoolDetailsQuery,
    DataImportsQuery,
    DirectoryLoaders,
    AuthorityResolver,
    CommunityResolver,
    CommunityFieldsResolver,
    SchoolResolver,
    SchoolFieldsResolver,
    DataImportResolver,
  ],
})
export class DirectoryModule {}
