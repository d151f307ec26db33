import { v7, validate } from 'uuid';

/**
 * A new id (UUID version 7). Ids of one process sort in the order they were made, which keeps database
 * indexes compact.
 */
export function newId(): string {
  return v7();
}

/**
 * Whether text is an id as this service writes it: a UUID in lower case. An id in upper case is refused,
 * since the database would find it but a comparison in code would not.
 */
export function isId(text: unknown): text is string {
  return validate(text) && text === (text as string).toLowerCase();
}
