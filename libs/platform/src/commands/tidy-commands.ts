import type { DataSource } from 'typeorm';

/** For so long a command that is sent again gives its first answer: no client repeats one after that. */
export const DAYS_KEPT = 30;

/**
 * Forgets the answers of commands that are older than 30 days, and gives how many they were. As the owner: row level
 * security shows it these rows and no younger ones, so that not even a slip in here could remove those.
 */
export async function tidyCommands(owner: DataSource): Promise<number> {
  const [tidied] = await owner.query<[{ commands: number }]>(
    `with gone as (
       delete from platform.idempotency where created_at < now() - make_interval(days => $1) returning key
     )
     select count(*)::int as commands from gone`,
    [DAYS_KEPT],
  );
  return tidied.commands;
}
