import type { ParameterValues } from '#funding';
import { pence, type Pence } from '#kernel';
import type { AllocationParameters } from '../domain/vocabulary.js';

/** The parameters of the rules, out of all that are in force on the day. Throws where one of them has no value. */
export function allocationParameters(dated: ParameterValues): AllocationParameters {
  return {
    laCountersignLimit: penceOf(dated, 'LA_COUNTERSIGN_LIMIT'),
    itemApprovalLimit: penceOf(dated, 'ITEM_LA_APPROVAL_LIMIT'),
    longestAwardDays: countOf(dated, 'LONGEST_AWARD_DAYS'),
    longestAlternativeProvisionWeeks: countOf(dated, 'LONGEST_ALTERNATIVE_PROVISION_WEEKS'),
    reviewedCyclesNeeded: countOf(dated, 'REVIEWED_CYCLES_NEEDED'),
  };
}

/** What Element 2 carries for one pupil in a year. */
export function elementTwoThreshold(dated: ParameterValues): Pence {
  return penceOf(dated, 'ELEMENT_2_THRESHOLD');
}

function penceOf(dated: ParameterValues, code: string): Pence {
  return pence(amountOf(dated, code, 'PENCE'));
}

function countOf(dated: ParameterValues, code: string): number {
  return Number(amountOf(dated, code, 'COUNT'));
}

function amountOf(dated: ParameterValues, code: string, unit: string): bigint {
  const parameter = dated.get(code);
  if (parameter === undefined || parameter.unit !== unit) {
    throw new Error(`The parameter ${code} has no value in ${unit} for this day.`);
  }
  return parameter.amount;
}
