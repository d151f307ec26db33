/**
 * Closes a `switch` over a closed list: the compiler refuses the call while a case is missing. Throws
 * TypeError when a value from outside the list arrives at run time all the same. Only the kind of the value
 * is named, since the value itself may be about a child.
 */
export function assertNever(value: never): never {
  throw new TypeError(`A case was not foreseen for a value of type ${typeof value}.`);
}
