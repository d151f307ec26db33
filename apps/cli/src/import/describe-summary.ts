import { changesAnything, exitCodeOf, type ImportSummary, type Problem } from '#directory';

/**
 * What a person reads after an import, line by line, under the title of its kind. A dry run shows each thing that would
 * change as well.
 */
export function describeSummary(title: string, summary: ImportSummary): string[] {
  const { fileName, encoding, asAt, dryRun, diff, notes } = summary;
  const read = encoding === undefined ? '' : `, read as ${encoding}`;
  return [
    `${title}: ${fileName} (as at ${asAt.toString()}${read})`,
    ...(dryRun ? diff.map((line) => `  ${line}`) : []),
    ...countsInWords(summary),
    ...notes.map((note) => `  ${note}`),
    ...summary.leftOut.map(({ reason, rows }) => `  ${rows} left out: ${reason}`),
    ...problemsInWords(summary.problems),
    outcome(summary),
  ];
}

function countsInWords({ counts }: ImportSummary): string[] {
  if (counts.read === 0) return [];
  const parts = [
    [counts.created, 'created'],
    [counts.changed, 'changed'],
    [counts.unchanged, 'unchanged'],
    [counts.leftOut, 'left out'],
    [counts.rejected, 'rejected'],
  ] as const;
  return [`  ${rows(counts.read)} read: ${parts.map(([count, fate]) => `${count} ${fate}`).join(', ')}.`];
}

function problemsInWords(problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  return ['  What is wrong in the file:', ...problems.map((problem) => `    ${inWords(problem)}`)];
}

function inWords({ line, column, reason }: Problem): string {
  const where = [
    line === undefined ? [] : `line ${line}`,
    column === undefined ? [] : `column "${column}"`,
  ].flat();
  return where.length === 0 ? reason : `${where.join(', ')}: ${reason}`;
}

function outcome(summary: ImportSummary): string {
  const { counts, dryRun } = summary;
  if (exitCodeOf(summary) === 1)
    return counts.read === 0 ? 'Nothing was imported.' : (summary.refusal ?? 'Nothing was imported.');
  const rejected = counts.rejected === 0 ? '' : ` ${rows(counts.rejected)} rejected, see above.`;
  if (!changesAnything(counts)) return `Nothing to do: all of it was known already.${rejected}`;
  if (dryRun) return `Dry run: nothing was written.${rejected}`;
  return `Done: ${rows(counts.created + counts.changed)} imported.${rejected}`;
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}
