import { err, isId, ok } from '#kernel';
import { checkedScalar, writeText } from './checked-scalar.js';

/**
 * `ID` in the API, in place of the one of graphql-js: the specification leaves the form of ids to the service, and ours
 * are UUIDs, so a malformed one is refused here and never reaches a `uuid` column. Use it for every id; a single use of
 * the `ID` of `@nestjs/graphql` beside it makes the schema refuse to build (two types of one name).
 */
export const IdScalar = checkedScalar<string>({
  name: 'ID',
  description: 'The id of a thing, as this service gave it out.',
  read: (sent) => (isId(sent) ? ok(sent) : err('This is not an id of this service.')),
  write: writeText,
});
