import { formatPounds, isOnOrBefore, pence, type Pence, type PlainDate } from '#kernel';
import type { Problem } from './problem.js';
import { costLine, type UncostedLine } from './provision-line.js';
import { isAboutChildren, type RequestKind, type SpendCategory } from './request.js';

/** What a school writes into a request and may change until it is sent in. */
export interface RequestContent {
  readonly purpose: SpendCategory;
  readonly title: string;
  readonly summary: string;
  readonly desiredOutcome: string;
  readonly urgent: boolean;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly amountAsked: Pence;
  readonly reviewedCycles: number;
  readonly element2Exception?: string;
  /** Schools that take part in a project beside the one that asks. */
  readonly collaboratingSchoolIds: readonly string[];
  readonly lines: readonly UncostedLine[];
  readonly childIds: readonly string[];
}

/** Bounds that no real request comes near. They keep every sum below what the ledger can hold. */
const MOST_LINES = 40;
const MOST_CHILDREN = 60;
const MOST_SCHOOLS = 60;
const MOST_CYCLES = 99;
const MOST_YEARS_AWAY = 5;
const MOST_HUNDREDTHS = 100_000_000n;
const MOST_FOR_A_LINE = pence(1_000_000_000n);
const MOST_ASKED = pence(40_000_000_000n);

/**
 * The first thing that keeps content from being stored, if anything does. A draft need not be complete: what is needed
 * before it can be sent in is for `whatKeepsFromSubmission`.
 */
export function whatIsWrongWith(
  kind: RequestKind,
  content: RequestContent,
  today: PlainDate,
): Problem | undefined {
  return (
    periodProblem(content, today) ??
    amountProblem(kind, content) ??
    childrenProblem(kind, content.childIds) ??
    schoolsProblem(kind, content.collaboratingSchoolIds) ??
    linesProblem(content.lines)
  );
}

function periodProblem(
  { startsOn, endsOn, reviewedCycles }: RequestContent,
  today: PlainDate,
): Problem | undefined {
  if (!isOnOrBefore(startsOn, endsOn)) return problem('endsOn', 'The support ends before it starts.');
  if (!isOnOrBefore(today.subtract({ years: MOST_YEARS_AWAY }), startsOn)) {
    return problem(
      'startsOn',
      `The support starts more than ${MOST_YEARS_AWAY} years ago. Please check the date.`,
    );
  }
  if (!isOnOrBefore(endsOn, today.add({ years: MOST_YEARS_AWAY }))) {
    return problem(
      'endsOn',
      `The support ends more than ${MOST_YEARS_AWAY} years from now. Please check the date.`,
    );
  }
  if (reviewedCycles < 0 || reviewedCycles > MOST_CYCLES) {
    return problem('reviewedCycles', `The number of reviewed cycles is from 0 to ${MOST_CYCLES}.`);
  }
  return undefined;
}

function amountProblem(kind: RequestKind, { amountAsked }: RequestContent): Problem | undefined {
  if (kind === 'SOLUTION_FOCUSED' && amountAsked !== 0n) {
    return problem(
      'amountAskedPence',
      'A solution-focused discussion asks for no money: leave the amount at 0.',
    );
  }
  if (kind !== 'SOLUTION_FOCUSED' && amountAsked === 0n) {
    return problem(
      'amountAskedPence',
      'Say how much is asked. To ask for advice alone, choose a solution-focused discussion.',
    );
  }
  if (amountAsked > MOST_ASKED) {
    return problem('amountAskedPence', `A request cannot ask for more than ${formatPounds(MOST_ASKED)}.`);
  }
  return undefined;
}

function childrenProblem(kind: RequestKind, childIds: readonly string[]): Problem | undefined {
  if (!isAboutChildren(kind) && childIds.length > 0) {
    return problem(
      'childIds',
      'Only individual and group requests name children. Please leave them out here.',
    );
  }
  if (kind === 'INDIVIDUAL' && childIds.length !== 1)
    return problem('childIds', 'An individual request names exactly one child.');
  return repeated('childIds', 'child', childIds, MOST_CHILDREN);
}

function schoolsProblem(kind: RequestKind, schoolIds: readonly string[]): Problem | undefined {
  if (kind !== 'PROJECT' && schoolIds.length > 0) {
    return problem(
      'collaboratingSchoolIds',
      'Only a project has schools that take part beside the one that asks.',
    );
  }
  return repeated('collaboratingSchoolIds', 'school', schoolIds, MOST_SCHOOLS);
}

function repeated(field: string, what: string, ids: readonly string[], most: number): Problem | undefined {
  if (ids.length > most) return problem(field, `This names more than ${most}. Please split the request.`);
  if (new Set(ids).size < ids.length) return problem(field, `The same ${what} is named twice.`);
  return undefined;
}

function linesProblem(lines: readonly UncostedLine[]): Problem | undefined {
  if (lines.length > MOST_LINES) return problem('lines', `A request has at most ${MOST_LINES} lines.`);
  const found = lines.map(lineProblem).find((message) => message !== undefined);
  return found === undefined ? undefined : problem('lines', found);
}

function lineProblem(line: UncostedLine, index: number): string | undefined {
  const { quantityHundredths, unitCost } = line;
  if (quantityHundredths < 1n || quantityHundredths > MOST_HUNDREDTHS) {
    return `The quantity of line ${index + 1} has to be more than 0 and at most 1,000,000.`;
  }
  if (unitCost > MOST_FOR_A_LINE || costLine(line).total > MOST_FOR_A_LINE) {
    return `Line ${index + 1} comes to more than ${formatPounds(MOST_FOR_A_LINE)}.`;
  }
  return undefined;
}

function problem(field: string, message: string): Problem {
  return { field, message };
}
