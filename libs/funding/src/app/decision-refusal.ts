import { assertNever } from '#kernel';
import { SeparationOfDuties, StaleVersion, WrongState } from '#platform';
import type { DecisionProblem, Proposal } from '../domain/proposal.js';

/** What a person is told who may not decide a proposal. `what` in the middle of a sentence, such as "budget". */
export function decisionRefusal(
  what: string,
  problem: DecisionProblem,
  proposal: Proposal,
  expectedVersion: number,
): WrongState | StaleVersion | SeparationOfDuties {
  switch (problem) {
    case 'ALREADY_DECIDED':
      return new WrongState('be decided again', proposal.state, ['PROPOSED']);
    case 'CHANGED_SINCE':
      return new StaleVersion(expectedVersion, proposal.version);
    case 'PROPOSED_BY_SAME_PERSON':
      return new SeparationOfDuties(`proposed this ${what}`, 'decide it');
    default:
      return assertNever(problem);
  }
}
