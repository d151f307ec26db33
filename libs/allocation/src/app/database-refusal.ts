import { ConflictOfInterest, violatedConstraint } from '#platform';
import { DoubleFunding } from './allocation.refusals.js';

/**
 * The refusal behind a constraint that only the database can judge: two awards for one child in two communities, which
 * do not see each other's rows, and a role in the school that began while the decision was under way.
 */
export function databaseRefusal(fault: unknown): DoubleFunding | ConflictOfInterest | undefined {
  switch (violatedConstraint(fault)) {
    case 'ex_award_double_funding':
      return new DoubleFunding();
    case 'ck_decision_conflict_of_interest':
      return new ConflictOfInterest();
    default:
      return undefined;
  }
}
