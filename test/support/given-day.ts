import { FinancialYear, fixedClock, plainDate, systemClock, todayInLondon } from '#kernel';

/** The financial year for which the demonstration is loaded. */
export const YEAR = FinancialYear.of(todayInLondon(systemClock));

/**
 * A day in the autumn of that year: terms lie behind and before it, pay days are still to come, and the end of the year
 * is far away. What is played on it comes out the same whatever the date of the test run.
 */
export const DAY = plainDate(`${YEAR.startsOn.year}-11-23`);

export const AUTUMN = fixedClock(`${DAY.toString()}T10:00:00Z`);
