import { MILLIONTHS } from '#kernel';
import type { NewFigure } from '../import/measures/plan-measures.js';
import type { DemoSchool } from './demo-schools.js';

/**
 * Made-up measures beside the census, so that the default formula has something to count: pupils in deprived areas and
 * pupils with low prior attainment, as parts of those with free school meals and with SEN.
 */
export function demoMeasures(schools: readonly DemoSchool[]): readonly NewFigure[] {
  return schools.flatMap(({ census }) => {
    const { schoolId, urn, pupils, fsm, senSupport } = census;
    const deprived = tenths(9 * (fsm ?? 0) + pupils);
    const lowPriorAttainment = tenths(15 * (senSupport ?? 0) + 3 * (fsm ?? 0));
    return [
      { schoolId, urn, code: 'IDACI', value: deprived },
      { schoolId, urn, code: 'LOW_PRIOR_ATTAINMENT', value: lowPriorAttainment },
    ];
  });
}

/** A number of tenths, in millionths as text. */
function tenths(count: number): string {
  return ((BigInt(count) * MILLIONTHS) / 10n).toString();
}
