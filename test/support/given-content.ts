import type pg from 'pg';

/**
 * What each table of a database holds: how many rows, and a sum over all of them that changes with any value. Needs a
 * connection with every right: whoever cannot see a row would not see it change.
 */
async function contentOf(superuser: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by name`,
  );
  const counted = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as held from ${name} t`,
  );
  const { rows } = await superuser.query<{ name: string; held: string }>(counted.join(' union all '));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}

/** The tables that some work has changed in any way. */
export async function changesBy(superuser: pg.Client, work: () => Promise<unknown>): Promise<string[]> {
  const before = await contentOf(superuser);
  await work();
  const after = await contentOf(superuser);
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}
