import type { FormulaDraft } from '../app/formula-draft.js';
import type { FormulaInput } from './formula.inputs.js';

/** What an officer wrote, with what was left out as null. */
export function toDraft({ floorPence, capPence, limits, ...formula }: FormulaInput): FormulaDraft {
  return {
    ...formula,
    floor: floorPence ?? null,
    cap: capPence ?? null,
    limits: limits.map((own) => ({
      communityId: own.communityId,
      floor: own.floorPence ?? null,
      cap: own.capPence ?? null,
    })),
  };
}
