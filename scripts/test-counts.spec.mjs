import { describe, expect, it } from '@jest/globals';
import { closingLine, countTests, NO_TESTS, sumStages } from './test-counts.mjs';

const report = (numbers) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...numbers,
});

describe('the counts of a report', () => {
  it('take a test that is still to be written for a skipped one', () => {
    const counts = countTests(
      report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 }),
    );
    expect(counts).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  it('take a file that could not be loaded for a failure', () => {
    expect(countTests(report({ numPassedTests: 5, numRuntimeErrorTestSuites: 1 })).failed).toBe(1);
  });
});

describe('the sum of the stages', () => {
  it('adds up what each counted', () => {
    const stages = [
      { ok: true, counts: NO_TESTS },
      { ok: true, counts: { passed: 3, failed: 0, skipped: 1 } },
      { ok: false, counts: { passed: 4, failed: 2, skipped: 0 } },
    ];
    expect(sumStages(stages)).toEqual({ passed: 7, failed: 2, skipped: 1 });
  });

  it('never reads 0 failed when a stage without tests failed', () => {
    const stages = [
      { ok: false, counts: NO_TESTS },
      { ok: true, counts: { passed: 3, failed: 0, skipped: 0 } },
    ];
    expect(sumStages(stages)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
});

describe('the closing line', () => {
  it('has the form that continuous integration reads', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
  });
});
