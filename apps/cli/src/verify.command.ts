import { Command } from 'commander';
import { brokenPromises, checkViews, type Config } from '#platform';
import { withAuditor } from './with-auditor.js';

/** Exit code 0: every promise is kept. 3: at least one is broken. */
const BROKEN = 3;

export function verifyCommand(config: Config): Command {
  return new Command('verify')
    .description('look into every check of the ledger and the awards; each has to be empty')
    .action(async () => {
      const [checks, broken] = await withAuditor(
        config,
        async (auditor) => [await checkViews(auditor), await brokenPromises(auditor)] as const,
      );
      const bad = new Set(broken.map(({ check }) => check));
      for (const check of checks)
        console.log(`${bad.has(check) ? 'BROKEN' : 'kept  '}  ${check.replaceAll('_', ' ')}`);
      for (const { check, rows } of broken) console.log(`\n${check}:\n${JSON.stringify(rows, undefined, 2)}`);
      if (broken.length > 0) process.exitCode = BROKEN;
    });
}
