import type { PlainDate } from '#kernel';
import type { IdentityVault } from '../data/identity-vault.js';
import type { StoredChild } from '../data/stored-child.query.js';
import type { Child } from '../domain/child.js';
import { yearGroupOn } from '../domain/year-group.js';

/** The child's record without its identity. The date of birth is opened to work out the year group, and not given on. */
export function readChild(vault: IdentityVault, authorityId: string, stored: StoredChild): Child {
  return recordOf(stored, vault.bornOn({ authorityId, childId: stored.id }, stored.sealed));
}

/** The child's record with its identity, for a caller that records the view in the same transaction. */
export function readNamedChild(vault: IdentityVault, authorityId: string, stored: StoredChild): Child {
  const identity = vault.open({ authorityId, childId: stored.id }, stored.sealed);
  return { ...recordOf(stored, identity.dateOfBirth), identity };
}

function recordOf(stored: StoredChild, bornOn: PlainDate): Child {
  const {
    id,
    schoolId,
    pseudonym,
    version,
    day,
    firstDayOnRoll,
    lastDayOnRoll,
    outOfCohort,
    sen,
    agreements,
  } = stored;
  const ncYear = yearGroupOn({ bornOn, firstDayOnRoll, outOfCohort }, day);
  return {
    id,
    schoolId,
    pseudonym,
    version,
    firstDayOnRoll,
    lastDayOnRoll,
    ncYear,
    outOfCohort,
    sen,
    agreements,
  };
}
