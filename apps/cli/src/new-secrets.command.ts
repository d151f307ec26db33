import { Command } from 'commander';
import { newSecrets } from '#platform';

export function newSecretsCommand(): Command {
  return new Command('new-secrets')
    .description(
      'print a fresh set of keys for SECRETS; keep it in a vault, for without it no name can be read',
    )
    .action(() => console.log(newSecrets()));
}
