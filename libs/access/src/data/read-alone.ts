import type { Statement } from '#platform';
import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Runs one statement by itself, outside any person's scope: this is how the scope comes to be known. Only for tables
 * without row level security, which would show nothing here. One round trip, always on the newest data.
 */
export async function readAlone<Row>(
  dataSource: DataSource,
  { name, text }: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    const result = await client.query<Row & object>({ name, text, values: [...values] });
    return result.rows;
  } finally {
    await runner.release();
  }
}
