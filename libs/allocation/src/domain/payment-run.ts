import type { Pence, PlainDate } from '#kernel';

/** Where a run stands: see the enum of the API for the words. */
export type PaymentRunState = 'PREPARED' | 'RELEASED' | 'CANCELLED';

/** A payment to be made: one instalment of one award. One fund source, one payee, one accounting code. */
export interface PaymentLine {
  readonly awardId: string;
  readonly instalmentNumber: number;
  /** The budget the money is in now: of the year that promised it, or of the year it was carried into. */
  readonly budgetId: string;
  /** The award's commitment in that budget. */
  readonly commitmentId: string;
  readonly communityId: string;
  readonly schoolId: string;
  readonly amount: Pence;
}

/** A run as one person sees it: `total` and `lineCount` are those of the payments in sight. */
export interface PaymentRun {
  readonly id: string;
  readonly reference: string;
  readonly fundCode: string;
  readonly payOn: PlainDate;
  readonly state: PaymentRunState;
  readonly version: number;
  readonly total: Pence;
  readonly lineCount: number;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly releasedBy: string | null;
  readonly releasedAt: string | null;
}

/** The lines of a run by budget, in a stable order: each budget's money moves in a journal of its own. */
export function byBudget<Line extends { readonly budgetId: string }>(
  lines: readonly Line[],
): ReadonlyMap<string, readonly Line[]> {
  const budgets = new Map<string, Line[]>();
  for (const line of lines) budgets.set(line.budgetId, [...(budgets.get(line.budgetId) ?? []), line]);
  return new Map([...budgets].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
