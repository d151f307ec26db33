import { err, ok, type Result } from '#kernel';

/** The measures that every census has, by the column that holds them. Other measures are imported by their own name. */
export const CENSUS_MEASURES = {
  PUPILS: 'pupils',
  EHCP: 'ehcp',
  SEN_SUPPORT: 'sen_support',
  FSM: 'fsm',
  FSM_EVER6: 'fsm_ever6',
  EAL: 'eal',
} as const;

const CODE = /^[A-Z][A-Z0-9_]{0,59}$/;

/** Whether text can be the code of a measure. The database holds the same rule in `ck_school_measure_code`. */
export function isMeasureCode(text: string): boolean {
  return CODE.test(text);
}

/** The code of the measure in a column: "Low prior attainment" is LOW_PRIOR_ATTAINMENT. Refused with the plain reason. */
export function measureCodeOf(header: string): Result<string, string> {
  const code = header
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  if (!isMeasureCode(code)) {
    return err('The name of a measure begins with a letter and has at most 60 letters, digits and spaces.');
  }
  if (Object.hasOwn(CENSUS_MEASURES, code)) {
    return err(`${code} is a figure of the census: import it as census.`);
  }
  return ok(code);
}
