import { Command } from 'commander';
import { ConfigProblem, LauncherProblem, readConfig } from '#platform';
import { importCommand } from './import/import.command.js';
import { newSecretsCommand } from './new-secrets.command.js';
import { prepareAuthorityCommand } from './prepare-authority.command.js';
import { schemaCommand } from './schema.command.js';
import { tokenCommand } from './token.command.js';
import { verifyCommand } from './verify.command.js';

const config = readConfig(process.env, process.cwd());

const program = new Command('cli')
  .description('Tools for those who run the service.')
  .addCommand(importCommand(config))
  .addCommand(prepareAuthorityCommand(config))
  .addCommand(verifyCommand(config))
  .addCommand(tokenCommand(config))
  .addCommand(newSecretsCommand())
  .addCommand(schemaCommand());

try {
  await program.parseAsync();
} catch (fault) {
  if (!(fault instanceof ConfigProblem || fault instanceof LauncherProblem)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
}
