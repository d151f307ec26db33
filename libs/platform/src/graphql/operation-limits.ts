/**
 * What one GraphQL operation may ask for. The figures stop every request that costs the server far more than it
 * costs the sender (OWASP GraphQL cheat sheet, "DoS prevention"), and leave room for the largest page a person reads.
 */
export const OPERATION_LIMITS = {
  /** Levels of fields inside fields; a field of the query itself is level 1. */
  depth: 12,
  /** Renamed fields, `__typename` among them, with every fragment written out. */
  aliases: 30,
  /** `@include` and `@skip`, with every fragment written out. */
  directives: 20,
  /** Fields of the query itself. */
  queryFields: 10,
  /** Fields of the mutation itself: they run one after another, each in its own transaction. */
  mutationFields: 5,
  /** Fields the answer could hold, lists counted by the rows asked for. */
  cost: 2_000,
  /** Rows on a page: what the argument `first` may ask for. */
  pageSize: 100,
  /** How long a list without an argument `first` is taken to be, where the field does not state its own complexity. */
  assumedListLength: 10,
  /** Lists and objects inside one another in the variables. */
  variableDepth: 20,
  /** Values in the variables, all levels together. A form of a hundred lines of ten fields has some 1,100. */
  variableValues: 2_000,
  /** Errors an answer reports. */
  errors: 5,
  /** Words and signs in the document, before it is read at all. */
  tokens: 1_500,
  /** Fields of the document with every fragment written out, before it is checked at all. */
  selections: 20_000,
  /** How long the work for one operation may take. */
  milliseconds: 5_000,
} as const;

export type OperationLimits = { readonly [Limit in keyof typeof OPERATION_LIMITS]: number };
