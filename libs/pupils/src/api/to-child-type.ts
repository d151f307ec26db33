import { ncYearLabel } from '#kernel';
import type { Child } from '../domain/child.js';
import type { EngagementAgreement } from '../domain/engagement-agreement.js';
import { broadAreaOf } from '../domain/need-type.js';
import { ChildType, EngagementAgreementType } from './child.types.js';

/** A child in the shape of the API, field by field: what is new in the record never shows by itself. */
export function toChildType({ identity, sen, ...child }: Child): ChildType {
  return Object.assign(new ChildType(), {
    id: child.id,
    schoolId: child.schoolId,
    pseudonym: child.pseudonym,
    version: child.version,
    givenName: identity?.givenName,
    familyName: identity?.familyName,
    dateOfBirth: identity?.dateOfBirth,
    upn: identity?.upn ?? null,
    onRollFrom: child.firstDayOnRoll,
    onRollUntil: child.lastDayOnRoll ?? null,
    ncYear: child.ncYear ?? null,
    yearGroup: child.ncYear === undefined ? null : ncYearLabel(child.ncYear),
    outOfCohort: child.outOfCohort?.reason ?? null,
    senProvision: sen?.provision ?? null,
    primaryNeed: sen?.primaryNeed ?? null,
    secondaryNeed: sen?.secondaryNeed ?? null,
    areaOfNeed: (sen?.primaryNeed && broadAreaOf(sen.primaryNeed)) ?? null,
    agreements: child.agreements.map(toAgreementType),
  });
}

function toAgreementType({ withdrawnOn, ...agreement }: EngagementAgreement): EngagementAgreementType {
  const { id, body, signer, method, agreedOn } = agreement;
  return Object.assign(new EngagementAgreementType(), {
    id,
    body,
    signer,
    method,
    agreedOn,
    withdrawnOn: withdrawnOn ?? null,
  });
}
