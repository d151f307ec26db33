import { LauncherProblem } from './problems.js';
import { runProgram, type RunAs } from './run-program.js';

/**
 * Finds the user that root hands the server to. `nobody` comes first: it owns nothing on the machine, while the user
 * `postgres` of a machine may own real databases.
 *
 * @throws LauncherProblem `permission-denied` where the machine has neither.
 */
export async function findUnprivilegedUser(): Promise<RunAs> {
  for (const name of ['nobody', 'postgres']) {
    const uid = await numberOf('-u', name);
    const gid = await numberOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new LauncherProblem(
    'permission-denied',
    'PostgreSQL does not run as root, and this machine has no user called nobody to run it as. Start as an ordinary user.',
  );
}

async function numberOf(option: '-u' | '-g', name: string): Promise<number | undefined> {
  const { status, output } = await runProgram('id', [option, name]);
  const found = Number(output.trim());
  return status === 0 && Number.isInteger(found) && found > 0 ? found : undefined;
}
