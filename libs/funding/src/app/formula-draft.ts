import { isMeasureCode } from '#directory';
import { err, FinancialYear, isOnOrBefore, ok, type Pence, type PlainDate, type Result } from '#kernel';
import { InvalidInput } from '#platform';
import type { NewVersion } from '../data/formula-version-writes.sql.js';
import { LIMITS, TOTAL } from '../domain/formula-run.js';
import {
  LUMP_SUM,
  type FormulaContent,
  type LimitsPer,
  type MissingFigures,
  type VersionFactor,
} from '../domain/formula-version.js';

export interface LimitOfCommunity {
  readonly communityId: string;
  readonly floor: Pence | null;
  readonly cap: Pence | null;
}

/** What an officer writes into a formula. */
export interface FormulaDraft {
  readonly countedOn: PlainDate;
  readonly membersOn: PlainDate;
  readonly missingFigures: MissingFigures;
  readonly factors: readonly VersionFactor[];
  readonly limitsPer: LimitsPer;
  readonly floor: Pence | null;
  readonly cap: Pence | null;
  readonly limits: readonly LimitOfCommunity[];
}

/** A draft with its name and its time. */
export interface NamedDraft extends FormulaDraft {
  readonly name: string;
  readonly fundCode: string;
  /** Such as "2026-27". */
  readonly financialYear: string;
  /** The first day of the year where null. */
  readonly validFrom: PlainDate | null;
  /** Counted; the last day of the year where null. */
  readonly lastDay: PlainDate | null;
}

type Read<T> = Result<T, InvalidInput>;

const MOST_FACTORS = 30;
const FACTOR_CODE = /^[A-Z][A-Z0-9_]{0,39}$/;
const FORMULA_CODE = /^[A-Z][A-Z0-9-]{0,39}$/;
const RESERVED: readonly string[] = [LIMITS, TOTAL];

/** The code all versions of a formula have in common. */
export function readFormulaCode(code: string): Read<string> {
  if (FORMULA_CODE.test(code)) return ok(code);
  return refuse('code', 'A formula is called by capitals, digits and hyphens, such as KENT.');
}

/** Reads a draft with its name and its time; the field that does not make sense is named. */
export function readNamedDraft(code: string, draft: NamedDraft): Read<NewVersion> {
  const year = FinancialYear.read(draft.financialYear);
  if (!year.ok) return refuse('financialYear', year.error);
  const content = readDraft(draft);
  if (!content.ok) return content;
  const validFrom = draft.validFrom ?? year.value.startsOn;
  const lastDay = draft.lastDay ?? year.value.endsOn;
  if (!year.value.contains(validFrom))
    return refuse('validFrom', `This day is not in the financial year ${year.value.label}.`);
  if (!year.value.contains(lastDay))
    return refuse('lastDay', `This day is not in the financial year ${year.value.label}.`);
  if (!isOnOrBefore(validFrom, lastDay)) return refuse('lastDay', 'The last day comes before the first.');
  const { name, fundCode } = draft;
  const time = { financialYear: year.value.label, validFrom, validUntil: lastDay.add({ days: 1 }) };
  return ok({ code, name, fundCode, ...time, ...content.value });
}

/** Reads what a draft says; the field that does not make sense is named. */
export function readDraft(draft: FormulaDraft): Read<FormulaContent> {
  const problem = problemOfFactors(draft.factors) ?? problemOfLimits(draft);
  if (problem !== undefined) return err(problem);
  const { countedOn, membersOn, missingFigures, factors, limitsPer, floor, cap } = draft;
  const limits = new Map(draft.limits.map(({ communityId, ...own }) => [communityId, own]));
  return ok({
    countedOn,
    membersOn,
    missingFigures,
    factors,
    limitsPer,
    limitsForAll: { floor, cap },
    limits,
  });
}

function problemOfFactors(factors: readonly VersionFactor[]): InvalidInput | undefined {
  if (factors.length === 0) return new InvalidInput('factors', 'A formula needs at least one factor.');
  if (factors.length > MOST_FACTORS)
    return new InvalidInput('factors', `A formula has at most ${MOST_FACTORS} factors.`);
  const codes = factors.map(({ code }) => code);
  for (const [at, { code, measure, weight }] of factors.entries()) {
    if (!FACTOR_CODE.test(code) || RESERVED.includes(code))
      return new InvalidInput('factors', `A factor cannot be called "${code}".`);
    if (codes.indexOf(code) < at) return new InvalidInput('factors', `There are two factors called ${code}.`);
    if (measure !== LUMP_SUM && !isMeasureCode(measure))
      return new InvalidInput('factors', `There is no measure "${measure}".`);
    if (weight < 0) return new InvalidInput('factors', `The weight of ${code} is below nothing.`);
  }
  if (factors.every(({ weight }) => weight === 0))
    return new InvalidInput('factors', 'All weights are nothing, so there is nothing to share by.');
  return undefined;
}

function problemOfLimits({ floor, cap, limits }: FormulaDraft): InvalidInput | undefined {
  if (floor !== null && cap !== null && cap < floor)
    return new InvalidInput('capPence', 'The most a community may get is below the least.');
  const ids = limits.map(({ communityId }) => communityId);
  for (const [at, own] of limits.entries()) {
    if (ids.indexOf(own.communityId) < at)
      return new InvalidInput('limits', 'A community has two limits of its own.');
    if (own.floor !== null && own.cap !== null && own.cap < own.floor)
      return new InvalidInput('limits', 'The most a community may get is below the least.');
  }
  return undefined;
}

function refuse(field: string, message: string): Read<never> {
  return err(new InvalidInput(field, message));
}
