import { toMoney } from '#funding';
import { ncYearLabel } from '#kernel';
import type { RequestView } from '../data/request-view.sql.js';
import { formatQuantity } from '../domain/quantity.js';
import type { ProvisionLine, RequestChild } from '../domain/request.js';
import type { ProvisionLineType, RequestChildType, RequestType } from './request.types.js';

/** A request as the person sees it. Every field is named here, so that a new column never gets out by itself. */
export function toRequestType(request: RequestView): RequestType {
  return {
    id: request.id,
    reference: request.reference,
    communityId: request.communityId,
    communityCode: request.communityCode,
    communityName: request.communityName,
    schoolId: request.schoolId,
    schoolName: request.schoolName,
    kind: request.kind,
    purpose: request.purpose,
    title: request.title,
    summary: request.summary,
    desiredOutcome: request.desiredOutcome,
    urgent: request.urgent,
    startsOn: request.startsOn,
    endsOn: request.endsOn,
    amountAsked: toMoney(request.amountAsked),
    reviewedCycles: request.reviewedCycles,
    element2Exception: request.element2Exception,
    collaboratingSchools: request.collaboratingSchools,
    state: request.state,
    version: request.version,
    createdByName: request.createdByName,
    createdAt: request.createdAt,
    submittedByName: request.submittedByName,
    submittedAt: request.submittedAt,
    lines: request.lines.map(toLineType),
    children: request.children.map(toChildType),
    source: request,
  };
}

function toLineType(line: ProvisionLine): ProvisionLineType {
  return {
    category: line.category,
    description: line.description,
    quantity: formatQuantity(line.quantityHundredths),
    unit: line.unit,
    unitCost: toMoney(line.unitCost),
    total: toMoney(line.total),
    fundedFrom: line.fundedFrom,
  };
}

function toChildType({ pseudonym, ncYear, senProvision, primaryNeed }: RequestChild): RequestChildType {
  const label = ncYear === null ? null : ncYearLabel(ncYear);
  return { pseudonym, ncYear, ncYearLabel: label, senProvision, primaryNeed };
}
