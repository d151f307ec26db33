import type { Blows } from '../hammer.js';

export interface Round {
  /** The pots that are hammered, chosen evenly: one hot pot, or 53. */
  readonly pots: readonly BenchPot[];
  readonly clients: number;
  readonly seconds: number;
}

/** A pot that belongs to one contender alone, so that nobody's past slows another. */
export interface BenchPot {
  readonly id: string;
  readonly holderId: string;
}

/** One way of giving a pound from a pot. */
export interface Contender {
  readonly name: string;
  readonly what: string;
  run(round: Round): Promise<Blows>;
  /** What was given above what there was, in pence: has to be nothing, except where the point is that it is not. */
  overspend(pots: readonly BenchPot[]): Promise<bigint>;
}
