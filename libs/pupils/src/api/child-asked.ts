import type { GraphQLResolveInfo } from 'graphql';
import { requestedFields } from '#platform';
import type { ChildIdentity } from '../domain/child.js';

/** The fields of `Child` that tell who the child is. Asking for one of them leaves a trace. */
const IDENTITY: Readonly<Record<keyof ChildIdentity, true>> = {
  givenName: true,
  familyName: true,
  dateOfBirth: true,
  upn: true,
};

/** What is asked for below the root field: `path` leads from there to the children, such as "nodes." */
export function asksForIdentity(info: GraphQLResolveInfo, path: '' | 'nodes.' | 'child.'): boolean {
  const asked = requestedFields(info);
  return Object.keys(IDENTITY).some((field) => asked.has(`${path}${field}`));
}
