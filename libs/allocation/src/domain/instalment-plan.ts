import {
  isOnOrBefore,
  payDay,
  splitPence,
  termsCovering,
  type Pence,
  type PlainDate,
  type SchoolTerm,
} from '#kernel';
import type { RequestKind } from './request.js';

export interface PlannedInstalment {
  readonly number: number;
  /** Such as "Term 2 of 2026-27", or "One sum". */
  readonly label: string;
  readonly dueOn: PlainDate;
  readonly amount: Pence;
}

export interface AwardToPay {
  readonly kind: RequestKind;
  readonly value: Pence;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** The day the money is promised: nothing falls due before it. */
  readonly decidedOn: PlainDate;
}

/**
 * When an award is paid. Individual and group money comes in equal parts, one for each term the award touches; project
 * money comes in one sum. Each part falls due on the first pay day (the 15th or the working day before) on or after
 * the start of its term and the day of the decision. Instalments always add up to the award, to the penny.
 *
 * Throws RangeError where the period touches no term of the calendar: there is then nothing to hang a payment on.
 */
export function planInstalments(
  award: AwardToPay,
  terms: readonly SchoolTerm[],
): readonly PlannedInstalment[] {
  if (award.kind === 'PROJECT') {
    const dueOn = firstPayDay(laterOf(award.startsOn, award.decidedOn));
    return [{ number: 1, label: 'One sum', dueOn, amount: award.value }];
  }
  const covered = termsCovering(terms, award.startsOn, award.endsOn);
  if (covered.length === 0) throw new RangeError('The period touches no school term.');
  const parts = splitPence(
    award.value,
    covered.map((_, index) => ({ key: index + 1, weight: 1n })),
  );
  return parts
    .map(({ key, pence }, index) => ({ number: key, amount: pence, term: covered[index] as SchoolTerm }))
    .filter(({ amount }) => amount > 0n)
    .map(({ number, amount, term }) => ({
      number,
      label: `Term ${term.number} of ${term.academicYear.label}`,
      dueOn: firstPayDay(laterOf(term.startsOn, award.decidedOn)),
      amount,
    }));
}

/** The first pay day on or after a date. */
export function firstPayDay(onOrAfter: PlainDate): PlainDate {
  const thisMonth = payDay(onOrAfter.year, onOrAfter.month);
  if (isOnOrBefore(onOrAfter, thisMonth)) return thisMonth;
  const next = onOrAfter.add({ months: 1 });
  return payDay(next.year, next.month);
}

function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return isOnOrBefore(a, b) ? b : a;
}
