import { formatPounds } from '#kernel';
import type { Problem } from './problem.js';
import { totalFundedFrom } from './provision-line.js';
import type { Request } from './request.js';

/** What still keeps a request from being sent in, apart from what is known about the children. The first thing found. */
export function whatKeepsFromSubmission(request: Request): Problem | undefined {
  const communityCost = totalFundedFrom(request.lines, 'COMMUNITY');
  if (request.kind === 'SOLUTION_FOCUSED' && communityCost > 0n) {
    return {
      field: 'lines',
      message: 'A solution-focused discussion carries no money, but a line is to be paid by the community.',
    };
  }
  if (request.kind === 'GROUP' && request.children.length < 2) {
    return { field: 'childIds', message: 'A group request names at least two children.' };
  }
  if (request.amountAsked > communityCost) {
    return {
      field: 'amountAskedPence',
      message:
        `${formatPounds(request.amountAsked)} is asked, but the lines to be paid by the community come to ` +
        `${formatPounds(communityCost)}. Please make the two agree.`,
    };
  }
  return undefined;
}
