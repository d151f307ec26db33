import { Command } from 'commander';
import { DAYS_KEPT, tidyCommands, type Config } from '#platform';
import { withOwner } from './with-owner.js';

export function tidyCommand(config: Config): Command {
  return new Command('tidy')
    .description(
      `forget the answers kept for commands that are sent again, where they are older than ${DAYS_KEPT} days`,
    )
    .action(async () => {
      const commands = await withOwner(config, tidyCommands);
      console.log(`Forgotten: the answers of ${commands} commands older than ${DAYS_KEPT} days.`);
    });
}
