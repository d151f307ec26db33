import type { Keyed } from '../data/school-details.sql.js';

/** The answers to questions asked at once, in the order of the questions; a question without rows gets none. */
export function groupByQuestion<Row extends Keyed>(rows: readonly Row[], questions: number): Row[][] {
  const answers: Row[][] = Array.from({ length: questions }, () => []);
  for (const row of rows) answers[row.key]?.push(row);
  return answers;
}
