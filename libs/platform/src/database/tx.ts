import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Statement } from './statement.js';

/**
 * One open transaction with the caller's scope in force. Queries on it run one after another, never side by side.
 * It is handed down as the first argument; there is no ambient transaction to forget.
 */
export class Tx {
  constructor(
    private readonly client: ClientBase,
    /** For writing entities. Reads use statements. */
    readonly manager: EntityManager,
  ) {}

  /** All rows of a statement. */
  async all<Row>(query: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row & object>({
      name: query.name,
      text: query.text,
      values: values as unknown[],
    });
    return result.rows;
  }

  /** The first row, or undefined where there is none. */
  async first<Row>(query: Statement<Row>, values: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.all(query, values))[0];
  }

  /** The one row that must be there; anything else is a fault of ours. */
  async only<Row>(query: Statement<Row>, values: readonly unknown[] = []): Promise<Row> {
    const rows = await this.all(query, values);
    const row = rows[0];
    if (rows.length !== 1 || row === undefined) {
      throw new Error(`Statement ${query.name} gave ${rows.length} rows where exactly one was expected.`);
    }
    return row;
  }
}
