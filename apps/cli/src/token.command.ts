import { join } from 'node:path';
import { Command } from 'commander';
import { issueDevToken } from '#access';
import { systemClock } from '#kernel';
import type { Config } from '#platform';
import { DEV_AUDIENCE, DEV_ISSUER } from '../../api/src/demonstration.js';

/** The token is good for the server that keeps its signing key in the same data folder. */
export function tokenCommand(config: Config): Command {
  return new Command('token')
    .description('print a sign-in token of the demonstration, good for ten minutes')
    .argument('<person>', 'chair, senco, head, maker, checker, …')
    .action(async (person: string) => {
      const token = await issueDevToken(person, {
        directory: join(config.dataDir, 'sign-in'),
        issuer: DEV_ISSUER,
        audience: DEV_AUDIENCE,
        production: config.production,
        clock: systemClock,
      });
      console.log(token);
    });
}
