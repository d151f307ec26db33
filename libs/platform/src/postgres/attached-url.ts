import { clusterFiles } from './cluster-files.js';
import { connectionUrl } from './connection.js';
import { credentialsMissing, loadCredentials, type RoleName } from './credentials.js';

/**
 * The address by which `role` reaches a database of the cluster in `dataDir` that another process is running. It holds
 * a password: never print or log it.
 *
 * @throws LauncherProblem `credentials-missing`.
 */
export async function attachedUrl(dataDir: string, database: string, role: RoleName): Promise<string> {
  const { credentials: file } = clusterFiles(dataDir);
  const credentials = await loadCredentials(file);
  if (credentials === undefined) throw credentialsMissing(file);
  return connectionUrl(credentials, database, role);
}
