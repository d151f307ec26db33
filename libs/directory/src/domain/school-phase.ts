export const SCHOOL_PHASES = [
  'NURSERY',
  'PRIMARY',
  'MIDDLE',
  'SECONDARY',
  'ALL_THROUGH',
  'SIXTEEN_PLUS',
  'NOT_APPLICABLE',
] as const;

export type SchoolPhase = (typeof SCHOOL_PHASES)[number];

/** PhaseOfEducation of the DfE's register: 3 and 5 are middle schools deemed primary and secondary. */
const BY_CODE: Readonly<Record<string, SchoolPhase>> = {
  '0': 'NOT_APPLICABLE',
  '1': 'NURSERY',
  '2': 'PRIMARY',
  '3': 'MIDDLE',
  '4': 'SECONDARY',
  '5': 'MIDDLE',
  '6': 'SIXTEEN_PLUS',
  '7': 'ALL_THROUGH',
};

/** The phase with a code of the register, or undefined where the code is unknown. */
export function schoolPhase(code: string): SchoolPhase | undefined {
  return BY_CODE[code];
}
