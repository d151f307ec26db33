/**
 * The shared words of the service: money, calendars, identifiers, text and outcomes. Imports no other room.
 */

export type { Brand } from './brand.js';

export { assertNever } from './outcome/assert-never.js';
export { Fault, FAULT_CODES, type FaultCode } from './outcome/fault.js';
export { err, ok, orThrow, type Err, type Ok, type Result } from './outcome/result.js';

export { parsePence, pence, PENCE_LIMIT, type Pence } from './money/pence.js';
export {
  addPence,
  comparePence,
  maxPence,
  minPence,
  subtractPence,
  sumPence,
} from './money/pence-arithmetic.js';
export { checkPounds, formatPounds, parsePounds } from './money/pounds.js';
export { addRatios, ratio, roundHalfAwayFromZero, type Ratio } from './money/ratio.js';
export { roundedShare, uplift } from './money/rounded-share.js';
export { splitPence, type ShareKey, type SplitShare, type WeightedShare } from './money/split-pence.js';
export { fillPence, type FillProblem, type LimitedShare } from './money/fill-pence.js';
export { segmentPence } from './money/segment-pence.js';
export { exactProration, prorate, ProrationBasis, WHOLE_PART, type ProratedPart } from './money/proration.js';
export {
  calendarDayPart,
  monthPart,
  schoolDayPart,
  termPart,
  termWeightedPart,
} from './money/prorated-parts.js';
export { academicToFinancial, type FinancialYearShare } from './money/academic-to-financial.js';

export { formatMillionths, MILLIONTHS, parseMillionths } from './figures/millionths.js';

export { Temporal } from 'temporal-polyfill';
export { parsePlainDate, plainDate, type PlainDate } from './calendar/plain-date.js';
export { daysInclusive, isOnOrBefore } from './calendar/period.js';
export { fixedClock, londonDate, systemClock, todayInLondon, type Clock } from './calendar/clock.js';
export { AcademicYear } from './calendar/academic-year.js';
export { FinancialYear } from './calendar/financial-year.js';
export { bankHolidays, isBankHoliday, type BankHoliday } from './calendar/bank-holidays.js';
export { addWorkingDays, isWorkingDay, workingDayOnOrBefore } from './calendar/working-days.js';
export { payDay } from './calendar/pay-day.js';
export { termsCovering, type SchoolTerm, type TermNumber } from './calendar/school-term.js';
export { schoolDaysIn, type SchoolCalendar } from './calendar/school-days.js';
export { NC_YEAR_MAX, NC_YEAR_MIN, ncYearLabel, ncYearOf } from './calendar/nc-year.js';

export { isId, newId } from './identifiers/id.js';
export { parseUrn, type Urn } from './identifiers/urn.js';
export { parseLaestab, type Laestab } from './identifiers/laestab.js';
export { parseUkprn, type Ukprn } from './identifiers/ukprn.js';
export { parsePcnCode, type PcnCode } from './identifiers/pcn-code.js';
export { parsePostcode, type Postcode } from './identifiers/postcode.js';
export { parseUpn, type ParsedUpn, type Upn } from './identifiers/upn.js';
export { upnCheckLetter } from './identifiers/upn-check-letter.js';

export { checkText, type TextLimits } from './text/check-text.js';
export { fromStoredJson, toStoredJson, type JsonValue } from './text/stored-json.js';
export { canonicalJson } from './text/canonical-json.js';
export { sha256Hex } from './text/sha256.js';
