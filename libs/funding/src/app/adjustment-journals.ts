import { newId, type Pence, type PlainDate } from '#kernel';
import type { Journal, Movement } from '#ledger';
import type { AdjustmentKind } from '../domain/adjustment.js';
import { loadDay } from '../domain/community-budget.js';
import type { AdjustmentSide } from '../data/adjustment.sql.js';

interface Movements {
  readonly from?: Movement;
  readonly to?: Movement;
}

const MOVEMENTS: Readonly<Record<AdjustmentKind, Movements>> = {
  VIREMENT: { from: 'VIREMENT_OUT', to: 'VIREMENT_IN' },
  CONTINGENCY_RELEASE: { to: 'CONTINGENCY_RELEASE' },
  CARRY_FORWARD: { from: 'CARRY_FORWARD_OUT', to: 'CARRY_FORWARD_IN' },
  CORRECTION: { from: 'CORRECTION_DOWN', to: 'CORRECTION_UP' },
  CLAWBACK: { from: 'CLAWBACK' },
  TOP_SLICE: { from: 'TOP_SLICE' },
};

/** What the journals are made of. */
export interface PostableAdjustment {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly from: AdjustmentSide | null;
  readonly to: AdjustmentSide | null;
  readonly amount: Pence;
}

/**
 * The postings of an adjustment, all for one cause: a journal for each budget it touches, so that each chair sees the
 * own side only. They count for `today`, kept inside the year of the budget.
 */
export function journalsOf(adjustment: PostableAdjustment, today: PlainDate): readonly Journal[] {
  const { from, to } = MOVEMENTS[adjustment.kind];
  const journal = (side: AdjustmentSide | null, movement: Movement | undefined): readonly Journal[] =>
    side === null || movement === undefined
      ? []
      : [
          {
            id: newId(),
            effectiveOn: loadDay(side.year, today),
            cause: `BUDGET_${adjustment.kind}`,
            causeId: adjustment.id,
            transfers: [{ movement, pot: side.budgetId, amount: adjustment.amount }],
          },
        ];
  return [...journal(adjustment.from, from), ...journal(adjustment.to, to)];
}
