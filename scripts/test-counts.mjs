/** How many tests passed, failed and were skipped. */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counts the tests in a report of Jest. A file that could not be loaded counts as one failure: its tests are unknown.
 *
 * @param {object} report what `jest --json` writes
 */
export function countTests(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Adds up the stages of a run. A stage that failed without a failing test to show for it (a formatting error, a type
 * error, a database that did not start) counts as one failure, so that a run that failed never reads '0 failed'.
 *
 * @param {{ ok: boolean, counts: typeof NO_TESTS }[]} stages
 */
export function sumStages(stages) {
  return stages.reduce((sum, { ok, counts }) => {
    const failed = ok ? counts.failed : Math.max(1, counts.failed);
    return {
      passed: sum.passed + counts.passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + counts.skipped,
    };
  }, NO_TESTS);
}

/** The closing line, which continuous integration reads. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
