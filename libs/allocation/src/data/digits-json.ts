/** JSON for a statement's parameter: pence and hundredths as digits, which PostgreSQL reads back without loss. */
export function digitsJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}
