export interface JsonSize {
  /** Lists and objects inside one another. */
  readonly depth: number;
  /** Lists, objects and plain values in all, the whole not counted. */
  readonly values: number;
}

/**
 * Measures parsed JSON. Walks level by level and without recursion, so that nesting made to exhaust the stack is found
 * and not suffered.
 */
export function jsonSize(json: unknown): JsonSize {
  let level = children(json);
  let depth = 0;
  let values = 0;
  while (level.length > 0) {
    depth += 1;
    values += level.length;
    level = level.flatMap(children);
  }
  return { depth, values };
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
