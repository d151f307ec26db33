/** SQL for the name of a school as people know it: of its open URN, or of the one that closed last. */
export function schoolName(authorityId: string, schoolId: string): string {
  return `(select s.name from directory.school_registration s
            where s.authority_id = ${authorityId} and s.school_id = ${schoolId}
            order by s.status in ('OPEN', 'PROPOSED_TO_CLOSE') desc, s.closed_on desc nulls last, s.urn desc limit 1)`;
}

/** SQL for the name of a person, null where none is meant. */
export function personName(authorityId: string, personId: string): string {
  return `(select p.display_name from access.person p where p.authority_id = ${authorityId} and p.id = ${personId})`;
}
