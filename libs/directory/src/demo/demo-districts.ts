import { KENT_DISTRICTS, type KentDistrict } from '../domain/kent-areas.js';

/** What the schools of one district look like taken together. */
interface Shape {
  readonly gssCode: string;
  readonly primaries: number;
  readonly secondaries: number;
  readonly pupils: number;
  /** Parts of a hundred of the pupils, as are the next two. */
  readonly ehcp: number;
  readonly senSupport: number;
  readonly fsm: number;
  readonly communities: number;
}

export type DistrictShape = Shape & KentDistrict;

/**
 * Totals of the mainstream schools of each Kent district in the school census of January 2025 (Department for Education,
 * Open Government Licence 3.0), rounded, and the 53 communities shared out by the number of schools. They give the
 * made-up schools a likely shape; no school is taken over.
 */
const SHAPES: readonly Shape[] = [
  {
    gssCode: 'E07000105',
    primaries: 43,
    secondaries: 8,
    pupils: 21_083,
    ehcp: 2.7,
    senSupport: 12.7,
    fsm: 24.2,
    communities: 5,
  },
  {
    gssCode: 'E07000106',
    primaries: 35,
    secondaries: 10,
    pupils: 21_694,
    ehcp: 3.8,
    senSupport: 12.5,
    fsm: 25.5,
    communities: 4,
  },
  {
    gssCode: 'E07000107',
    primaries: 29,
    secondaries: 11,
    pupils: 24_502,
    ehcp: 2.8,
    senSupport: 11.4,
    fsm: 20.0,
    communities: 4,
  },
  {
    gssCode: 'E07000108',
    primaries: 41,
    secondaries: 9,
    pupils: 15_789,
    ehcp: 3.9,
    senSupport: 15.4,
    fsm: 33.3,
    communities: 5,
  },
  {
    gssCode: 'E07000112',
    primaries: 36,
    secondaries: 6,
    pupils: 14_647,
    ehcp: 2.7,
    senSupport: 14.2,
    fsm: 29.4,
    communities: 4,
  },
  {
    gssCode: 'E07000109',
    primaries: 28,
    secondaries: 8,
    pupils: 20_369,
    ehcp: 2.2,
    senSupport: 11.6,
    fsm: 25.4,
    communities: 3,
  },
  {
    gssCode: 'E07000110',
    primaries: 49,
    secondaries: 12,
    pupils: 29_369,
    ehcp: 2.1,
    senSupport: 11.1,
    fsm: 20.2,
    communities: 6,
  },
  {
    gssCode: 'E07000111',
    primaries: 42,
    secondaries: 3,
    pupils: 12_446,
    ehcp: 3.0,
    senSupport: 14.5,
    fsm: 19.4,
    communities: 4,
  },
  {
    gssCode: 'E07000113',
    primaries: 49,
    secondaries: 9,
    pupils: 23_674,
    ehcp: 4.0,
    senSupport: 14.4,
    fsm: 28.7,
    communities: 5,
  },
  {
    gssCode: 'E07000114',
    primaries: 31,
    secondaries: 8,
    pupils: 19_337,
    ehcp: 3.6,
    senSupport: 15.8,
    fsm: 37.9,
    communities: 4,
  },
  {
    gssCode: 'E07000115',
    primaries: 45,
    secondaries: 11,
    pupils: 23_079,
    ehcp: 3.1,
    senSupport: 11.4,
    fsm: 17.6,
    communities: 5,
  },
  {
    gssCode: 'E07000116',
    primaries: 32,
    secondaries: 8,
    pupils: 19_074,
    ehcp: 1.5,
    senSupport: 10.2,
    fsm: 14.3,
    communities: 4,
  },
];

/** Kent's districts with their shapes, by name. */
export const DEMO_DISTRICTS: readonly DistrictShape[] = SHAPES.flatMap((shape) =>
  KENT_DISTRICTS.filter(({ gssCode }) => gssCode === shape.gssCode).map((district) => ({
    ...district,
    ...shape,
  })),
);
