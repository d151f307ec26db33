/** What the amount of a parameter counts. A hundred basis points are one per cent. */
export type ParameterUnit = 'PENCE' | 'BASIS_POINTS' | 'COUNT';

/** What a parameter amounts to on a day. */
export interface ParameterValue {
  readonly amount: bigint;
  readonly unit: ParameterUnit;
}

/** All parameters in force on a day, by code. */
export type ParameterValues = ReadonlyMap<string, ParameterValue>;

/** Per pupil and year, what a school carries from its own budget before others are asked. In pence. */
export const ELEMENT_2_THRESHOLD = 'ELEMENT_2_THRESHOLD';

/** The share of its notional SEN budget a school spends on high needs pupils before it receives extra. In basis points. */
export const NOTIONAL_TOP_UP_SHARE = 'NOTIONAL_TOP_UP_SHARE';
