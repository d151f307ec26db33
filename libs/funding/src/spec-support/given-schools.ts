import { newId } from '#kernel';
import { statement } from '#platform';
import type { GivenFunding } from './given-funding.js';

const addSchool = statement<never>(
  'spec.add_school',
  'insert into directory.school (authority_id, id) values ($1, $2)',
);
const addRegistration = statement<never>(
  'spec.add_registration',
  `insert into directory.school_registration
     (authority_id, urn, school_id, name, type_code, type_name, mainstream, maintained, phase, status)
   values ($1, $2, $3, 'A school', '01', 'Community school', true, true, 'PRIMARY', 'OPEN')`,
);
const addTerms = statement<never>(
  'spec.add_terms',
  `insert into directory.school_term (authority_id, id, academic_year, number, starts_on, ends_on)
   select $1, gen_random_uuid(), '2026-27', number, starts_on, ends_on
     from (values (1, date '2026-09-01', date '2026-10-16'), (2, '2026-10-26', '2026-12-18'),
                  (3, '2027-01-04', '2027-02-12'), (4, '2027-02-22', '2027-03-25'),
                  (5, '2027-04-12', '2027-05-28'), (6, '2027-06-07', '2027-07-23')) as t (number, starts_on, ends_on)`,
);

/** A school known to the directory by its URN. */
export async function givenSchool(given: GivenFunding, urn: number): Promise<string> {
  const schoolId = newId();
  await given.asOwner(async (tx) => {
    await tx.all(addSchool, [given.authorityId, schoolId]);
    await tx.all(addRegistration, [given.authorityId, urn, schoolId]);
  });
  return schoolId;
}

/** The six terms of the county's academic year 2026-27. */
export async function givenTerms(given: GivenFunding): Promise<void> {
  await given.asOwner((tx) => tx.all(addTerms, [given.authorityId]));
}
