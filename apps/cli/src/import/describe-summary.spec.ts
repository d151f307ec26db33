import { describe, expect, it } from '@jest/globals';
import type { ImportSummary } from '#directory';
import { plainDate } from '#kernel';
import { describeSummary } from './describe-summary.js';

const DONE: ImportSummary = {
  kind: 'census',
  fileName: 'census.csv',
  fileSha256: '00',
  encoding: 'UTF-8',
  asAt: plainDate('2025-01-16'),
  dryRun: false,
  counts: { read: 7, created: 3, changed: 1, unchanged: 1, leftOut: 1, rejected: 1 },
  problems: [{ line: 4, column: 'NOR', reason: 'This is a percentage; a number of pupils belongs here.' }],
  leftOut: [{ reason: 'Not a mainstream school: Independent school.', rows: 1 }],
  diff: ['new      900001 Heron: 200 pupils'],
  notes: ['Something worth knowing.'],
};

const NOTHING = { read: 0, created: 0, changed: 0, unchanged: 0, leftOut: 0, rejected: 0 };

function lastLine(summary: Partial<ImportSummary>): string | undefined {
  return describeSummary('School census', { ...DONE, ...summary }).at(-1);
}

describe('What a person reads after an import', () => {
  it('are the counts, what was left out and why, and each problem with its place', () => {
    expect(describeSummary('School census', DONE)).toEqual([
      'School census: census.csv (as at 2025-01-16, read as UTF-8)',
      '  7 rows read: 3 created, 1 changed, 1 unchanged, 1 left out, 1 rejected.',
      '  Something worth knowing.',
      '  1 left out: Not a mainstream school: Independent school.',
      '  What is wrong in the file:',
      '    line 4, column "NOR": This is a percentage; a number of pupils belongs here.',
      'Done: 4 rows imported. 1 row rejected, see above.',
    ]);
  });

  it('shows each change in a dry run, and says that nothing was written', () => {
    const lines = describeSummary('School census', { ...DONE, dryRun: true });
    expect(lines).toContain('  new      900001 Heron: 200 pupils');
    expect(lines.at(-1)).toBe('Dry run: nothing was written. 1 row rejected, see above.');
  });

  it.each<[string, Partial<ImportSummary>]>([
    ['Nothing to do: all of it was known already.', { counts: { ...NOTHING, read: 5, unchanged: 5 } }],
    ['Nothing was imported.', { counts: { ...NOTHING, read: 2, rejected: 2 } }],
    ['Nothing was imported.', { counts: NOTHING, refusal: 'The file is empty.' }],
    [
      'Nothing was imported, because rows were rejected and --strict is set.',
      {
        refusal: 'Nothing was imported, because rows were rejected and --strict is set.',
      },
    ],
  ])('ends with: %s', (line, summary) => {
    expect(lastLine(summary)).toBe(line);
  });
});
