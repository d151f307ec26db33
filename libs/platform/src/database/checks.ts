/** A connection that can run one query: a DataSource or a driver client. */
interface Asker {
  query(sql: string): Promise<unknown>;
}

/** A view of the schema `checks` that should be empty and is not. */
export interface BrokenPromise {
  readonly check: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** The names of the checks. Throws where there are none: a database without checks proves nothing. */
export async function checkViews(auditor: Asker): Promise<readonly string[]> {
  const views = rowsOf<{ viewname: string }>(
    await auditor.query(`select viewname from pg_views where schemaname = 'checks' order by viewname`),
  );
  if (views.length === 0) throw new Error('There are no check views in this database.');
  return views.map(({ viewname }) => viewname);
}

/**
 * Looks into every view of the schema `checks`. Each is a promise of the service (no pot below zero, instalments add up
 * to the award, …) and has to be empty. To be run as `auditor`, who sees all authorities.
 */
export async function brokenPromises(auditor: Asker): Promise<readonly BrokenPromise[]> {
  const broken: BrokenPromise[] = [];
  for (const check of await checkViews(auditor)) {
    const rows = rowsOf<Record<string, unknown>>(
      await auditor.query(`select * from checks.${check} limit 20`),
    );
    if (rows.length > 0) broken.push({ check, rows });
  }
  return broken;
}

/** TypeORM gives the rows, the driver an object around them. */
function rowsOf<Row>(answer: unknown): Row[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: Row[] }).rows) as Row[];
}
