import { Command } from 'commander';
import { plainLine, readConfig, type Config } from '#platform';
import { importCommand } from './import/import.command.js';
import { newSecretsCommand } from './new-secrets.command.js';
import { prepareAuthorityCommand } from './prepare-authority.command.js';
import { schemaCommand } from './schema.command.js';
import { tidyCommand } from './tidy.command.js';
import { tokenCommand } from './token.command.js';
import { verifyCommand } from './verify.command.js';

function program(config: Config): Command {
  return new Command('cli')
    .description('Tools for those who run the service.')
    .addCommand(importCommand(config))
    .addCommand(prepareAuthorityCommand(config))
    .addCommand(verifyCommand(config))
    .addCommand(tidyCommand(config))
    .addCommand(tokenCommand(config))
    .addCommand(newSecretsCommand())
    .addCommand(schemaCommand());
}

try {
  await program(readConfig(process.env, process.cwd())).parseAsync();
} catch (fault) {
  const line = plainLine(fault);
  if (line === undefined) throw fault;
  console.error(line);
  process.exitCode = 1;
}
