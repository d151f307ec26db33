import { err, ok, type Result } from '#kernel';
import type { NeedType } from './need-type.js';
import type { Problem } from './problem.js';

/** SEN provision as the school census knows it. Every pupil has exactly one on any day. */
export const SEN_PROVISIONS = {
  N: 'No special educational need',
  K: 'SEN support',
  E: 'Education, health and care plan',
} as const;

export type SenProvision = keyof typeof SEN_PROVISIONS;

/**
 * What help a child has a right to and what for, as of one day. The primary need is the one ranked 1 in the school
 * census, the secondary the one ranked 2: naming them leaves no way to give a rank twice.
 */
export interface SenRecord {
  readonly provision: SenProvision;
  readonly primaryNeed?: NeedType;
  readonly secondaryNeed?: NeedType;
}

/** A need with its census rank, as it is stored. */
export interface RankedNeed {
  readonly type: NeedType;
  readonly rank: 1 | 2;
}

/**
 * Checks a SEN record by the rules of the school census guide: types of need only with K or E, a secondary need only
 * beside a different primary one, and NSA only with K, since an EHC plan follows an assessment.
 */
export function checkSenRecord({
  provision,
  primaryNeed,
  secondaryNeed,
}: SenRecord): Result<SenRecord, Problem> {
  if (provision === 'N' && primaryNeed !== undefined) return refuse('primaryNeed', NO_NEED_WITHOUT_SEN);
  if (provision === 'N' && secondaryNeed !== undefined) return refuse('secondaryNeed', NO_NEED_WITHOUT_SEN);
  if (secondaryNeed !== undefined && primaryNeed === undefined) {
    return refuse('primaryNeed', 'Give the primary need first: a secondary need comes beside it.');
  }
  if (secondaryNeed !== undefined && secondaryNeed === primaryNeed) {
    return refuse(
      'secondaryNeed',
      'The secondary need is the same as the primary one. Leave it out, or choose another.',
    );
  }
  if (provision === 'E' && primaryNeed === 'NSA') return refuse('primaryNeed', NSA_IS_FOR_SEN_SUPPORT);
  if (provision === 'E' && secondaryNeed === 'NSA') return refuse('secondaryNeed', NSA_IS_FOR_SEN_SUPPORT);
  return ok({ provision, primaryNeed, secondaryNeed });
}

/** The needs of a record in the order of their ranks. */
export function rankedNeeds({ primaryNeed, secondaryNeed }: SenRecord): readonly RankedNeed[] {
  const primary: RankedNeed[] = primaryNeed === undefined ? [] : [{ type: primaryNeed, rank: 1 }];
  return secondaryNeed === undefined ? primary : [...primary, { type: secondaryNeed, rank: 2 }];
}

const NO_NEED_WITHOUT_SEN =
  'A type of need is recorded only with SEN support (K) or an EHC plan (E). Change the provision, or leave the need out.';

const NSA_IS_FOR_SEN_SUPPORT =
  'NSA means that no specialist has assessed the type of need, so it goes with SEN support (K) only, not with an EHC plan.';

function refuse(field: string, message: string): Result<never, Problem> {
  return err({ field, message });
}
