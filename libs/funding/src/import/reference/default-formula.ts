import type { NamedDraft } from '../../app/formula-draft.js';
import { COMMUNITY_FUND } from '../../domain/fund-source.js';

/** The formula to begin with, but for its dates: those depend on which census there is. */
export const DEFAULT_FORMULA = {
  code: 'KENT',
  name: 'Default of this service; to be settled by the authority',
  fundCode: COMMUNITY_FUND,
  missingFigures: 'REFUSE',
  factors: [
    { code: 'PUPILS', name: 'Pupils on roll', measure: 'PUPILS', weight: 40 },
    { code: 'FSM6', name: 'Free school meals in the last six years', measure: 'FSM_EVER6', weight: 20 },
    { code: 'IDACI', name: 'Deprivation (IDACI)', measure: 'IDACI', weight: 15 },
    {
      code: 'LOW_PRIOR_ATTAINMENT',
      name: 'Low prior attainment',
      measure: 'LOW_PRIOR_ATTAINMENT',
      weight: 15,
    },
    // Schools say themselves who is on SEN Support, so its weight is small.
    { code: 'SEN_SUPPORT', name: 'Pupils on SEN Support', measure: 'SEN_SUPPORT', weight: 10 },
  ],
  limitsPer: 'COMMUNITY',
  floor: null,
  cap: null,
  limits: [],
} as const satisfies { readonly code: string } & Partial<NamedDraft>;
