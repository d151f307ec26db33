/**
 * A named prepared statement. Statements are constants of their module, so that PostgreSQL plans each of them once per
 * connection and a test can list them all and look at their plans.
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never set: it only carries the type of a row to the caller. */
  readonly row?: Row;
}

const declared = new Map<string, Statement<unknown>>();

/** Declares a prepared statement. `Row` is the shape of one result row as node-postgres delivers it (bigint as text). */
export function statement<Row>(name: string, text: string): Statement<Row> {
  const known = declared.get(name);
  if (known && known.text !== text) throw new Error(`Two statements are called ${name}.`);
  const made = Object.freeze({ name, text });
  declared.set(name, made);
  return made;
}

/** Every statement declared by the modules loaded so far. */
export function declaredStatements(): readonly Statement<unknown>[] {
  return [...declared.values()];
}
