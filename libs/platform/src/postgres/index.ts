/** A PostgreSQL of our own for demonstration, development and tests, and the check of one that somebody else runs. */
export { attachedUrl } from './attached-url.js';
export { Cluster } from './cluster.js';
export { type RoleName } from './credentials.js';
export { createDatabase, databaseExists, dropDatabase, type CreateDatabaseOptions } from './databases.js';
export { checkExternalServer, type ExternalServer } from './external-server.js';
export { type ServerExit } from './postmaster.js';
export { LauncherProblem, type LauncherProblemCode } from './problems.js';
export {
  findServerBinaries,
  machineBinaries,
  OLDEST_MAJOR,
  packagedBinaries,
  type ServerBinaries,
} from './server-binaries.js';
export { type ServerSettings } from './server-settings.js';
export { startCluster, type StartOptions } from './start-cluster.js';
