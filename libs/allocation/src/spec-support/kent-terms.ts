import { AcademicYear, plainDate, type SchoolTerm, type TermNumber } from '#kernel';

type Dates = readonly (readonly [startsOn: string, endsOn: string])[];

/** Term dates as published in Kent: by the county for 2025-26, by one school for 2026-27. */
const PUBLISHED: Readonly<Record<string, Dates>> = {
  '2025-26': [
    ['2025-09-01', '2025-10-17'],
    ['2025-10-27', '2025-12-19'],
    ['2026-01-05', '2026-02-13'],
    ['2026-02-23', '2026-04-02'],
    ['2026-04-20', '2026-05-22'],
    ['2026-06-01', '2026-07-21'],
  ],
  '2026-27': [
    ['2026-09-01', '2026-10-16'],
    ['2026-11-02', '2026-12-18'],
    ['2027-01-04', '2027-02-12'],
    ['2027-02-22', '2027-03-25'],
    ['2027-04-12', '2027-05-28'],
    ['2027-06-07', '2027-07-22'],
  ],
};

export const KENT_TERMS: readonly SchoolTerm[] = Object.entries(PUBLISHED).flatMap(([label, dates]) =>
  dates.map(([startsOn, endsOn], place) => ({
    academicYear: AcademicYear.parse(label),
    number: (place + 1) as TermNumber,
    startsOn: plainDate(startsOn),
    endsOn: plainDate(endsOn),
  })),
);
