import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { printedSchema } from '../../api/src/printed-schema.js';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('write schema.graphql, the checked-in form of the API')
    .action(async () => {
      await writeFile('schema.graphql', await printedSchema());
      console.log('schema.graphql is written.');
    });
}
