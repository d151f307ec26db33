import { assertNever, formatPounds, pence, PENCE_LIMIT } from '#kernel';
import { InvalidInput } from '#platform';
import type { RunProblem } from '../domain/formula-run.js';

/** What a person is told about a total that cannot be shared, with the field that is to blame. */
export function runRefusal(problem: RunProblem): InvalidInput {
  switch (problem.kind) {
    case 'NOTHING_TO_SHARE':
      return new InvalidInput('totalPence', 'There has to be more than nothing to share.');
    case 'NO_FACTORS':
      return new InvalidInput('factors', 'A formula needs at least one factor.');
    case 'NO_WEIGHT':
      return new InvalidInput('factors', 'All weights are nothing, so there is nothing to share by.');
    case 'REPEATED_FACTOR':
      return new InvalidInput('factors', `There are two factors called ${problem.factor}.`);
    case 'NEGATIVE_WEIGHT':
      return new InvalidInput('factors', `The weight of ${problem.factor} is below nothing.`);
    case 'NOTHING_COUNTED':
      return new InvalidInput(
        'factors',
        `${problem.factor} has a weight, but nothing was counted for it in any community.`,
      );
    case 'MISSING_COUNT':
    case 'NEGATIVE_COUNT':
      return new InvalidInput('factors', `${problem.factor} has no count for ${problem.community}.`);
    case 'NO_COMMUNITIES':
      return new InvalidInput('membersOn', 'There is no community to share among.');
    case 'REPEATED_COMMUNITY':
      return new InvalidInput('membersOn', `The community ${problem.community} is there twice.`);
    case 'FLOOR_ABOVE_CAP':
      return new InvalidInput('limits', `For ${problem.key} the most it may get is below the least.`);
    case 'FLOORS_ABOVE_TOTAL':
      return new InvalidInput(
        'floorPence',
        `The floors add up to ${pounds(problem.floors)}, more than there is.`,
      );
    case 'CAPS_BELOW_TOTAL':
      return new InvalidInput('capPence', `With these caps only ${formatPounds(problem.most)} can be given.`);
    default:
      return assertNever(problem);
  }
}

function pounds(amount: bigint): string {
  return amount > PENCE_LIMIT ? `more than ${formatPounds(pence(PENCE_LIMIT))}` : formatPounds(pence(amount));
}
