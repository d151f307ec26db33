import type { BandBasis } from './band-value.js';

/** The four broad areas of need of the SEND code of practice. */
export const AreaOfNeed = {
  COMMUNICATION_AND_INTERACTION: 'COMMUNICATION_AND_INTERACTION',
  COGNITION_AND_LEARNING: 'COGNITION_AND_LEARNING',
  SEMH: 'SEMH',
  SENSORY_AND_PHYSICAL: 'SENSORY_AND_PHYSICAL',
} as const;
export type AreaOfNeed = (typeof AreaOfNeed)[keyof typeof AreaOfNeed];

/** A published set of bands. */
export interface BandScheme {
  readonly code: string;
  readonly name: string;
  /** What its amounts mean. */
  readonly basis: BandBasis;
  /** Where it is published. */
  readonly source: string;
}

/** One band of a scheme. */
export interface Band {
  readonly code: string;
  readonly label: string;
  /** Null for a band that serves all areas of need. */
  readonly areaOfNeed: AreaOfNeed | null;
  /** Higher is more support. */
  readonly level: number;
  readonly descriptor: string;
}
