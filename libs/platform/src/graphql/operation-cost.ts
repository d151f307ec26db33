import {
  getNullableType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import {
  fieldExtensionsEstimator,
  getComplexity,
  type ComplexityEstimator,
  type ComplexityEstimatorArgs,
} from 'graphql-query-complexity';
import { Fault } from '#kernel';
import type { OperationLimits } from './operation-limits.js';

export interface CostedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client sent them, known to fit their types. */
  readonly variables: Record<string, unknown>;
}

/**
 * How many fields the answer to an operation could hold: each field counts one, and what lies below a list counts
 * once for each row asked for by `first`, by value or by variable. A field may state its own cost by the option
 * `complexity` of `@Field` or `@Query`. Throws a Fault for a page size out of range.
 */
export function operationCost(asked: CostedOperation, limits: OperationLimits): number {
  return getComplexity({
    schema: asked.schema,
    query: asked.document,
    variables: asked.variables,
    operationName: asked.operation.name?.value,
    maxQueryNodes: limits.selections,
    estimators: [
      pageSizeCheck(limits.pageSize),
      introspectionCost,
      fieldExtensionsEstimator(),
      listCost(limits.assumedListLength),
    ],
  });
}

/** Gives no estimate: it stands first so that a field with a cost of its own cannot be asked for -5 rows either. */
function pageSizeCheck(pageSize: number): ComplexityEstimator {
  return ({ args }) => {
    const first: unknown = args.first;
    if (typeof first === 'number' && (first < 1 || first > pageSize)) {
      throw new Fault('BAD_USER_INPUT', `Ask for between 1 and ${pageSize} rows at a time.`);
    }
  };
}

/** The length of the schema's description of itself is fixed: no list in it grows with the data. */
const introspectionCost: ComplexityEstimator = ({ field }) => (field.name.startsWith('__') ? 1 : undefined);

function listCost(assumedListLength: number): ComplexityEstimator {
  return (asked) => 1 + rows(asked, assumedListLength) * asked.childComplexity;
}

function rows({ args, field, type }: ComplexityEstimatorArgs, assumedListLength: number): number {
  if (typeof args.first === 'number') return args.first;
  if (!isListType(getNullableType(field.type))) return 1;
  return isPage(type.name) ? 1 : assumedListLength;
}

/** The field that holds the page has counted the rows already. */
function isPage(typeName: string): boolean {
  return typeName.endsWith('Connection');
}
