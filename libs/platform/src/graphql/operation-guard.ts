import type {
  ApolloServerPlugin,
  BaseContext,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import {
  getVariableValues,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { Fault } from '#kernel';
import { jsonSize } from './json-size.js';
import { operationCost, type CostedOperation } from './operation-cost.js';
import type { OperationLimits } from './operation-limits.js';
import { measureOperation, type OperationShape } from './operation-shape.js';
import { requestRefusal } from './request-refusal.js';

type Resolved = GraphQLRequestContextDidResolveOperation<BaseContext>;

/**
 * Refuses an operation that asks for too much, before any of it runs (HTTP 400, BAD_USER_INPUT, a plain message).
 * It stands at `didResolveOperation` because validation rules never see the variables, and are skipped altogether for
 * a document Apollo has met before.
 */
export function operationGuard(limits: OperationLimits): ApolloServerPlugin {
  const shapeOf = rememberShapes();
  const inspect = (request: Resolved): void => {
    if (!request.operation) return;
    const asked: CostedOperation = {
      schema: request.schema,
      document: request.document,
      operation: request.operation,
      variables: request.request.variables ?? {},
    };
    refuseVariables(asked.variables, limits);
    refuseShape(shapeOf(asked), asked.operation, limits);
    refuseCost(asked, limits);
  };
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async (request) => Promise.resolve(inspect(request)),
        willSendResponse: async (request) => Promise.resolve(capErrors(request, limits.errors)),
      }),
  };
}

/** Apollo keeps the documents it has read and hands out the same object again, so each is measured once. */
function rememberShapes(): (asked: CostedOperation) => OperationShape {
  const known = new WeakMap<OperationDefinitionNode, OperationShape>();
  return ({ operation, document }) => {
    const shape = known.get(operation) ?? measureOperation(operation, fragmentsOf(document));
    known.set(operation, shape);
    return shape;
  };
}

function fragmentsOf(document: DocumentNode): (name: string) => FragmentDefinitionNode | undefined {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((node) => [node.name.value, node]));
  return (name) => byName.get(name);
}

function refuseVariables(variables: unknown, limits: OperationLimits): void {
  const { depth, values } = jsonSize(variables);
  if (depth > limits.variableDepth) {
    throw tooMuch(`The variables are nested more than ${limits.variableDepth} levels deep.`);
  }
  if (values > limits.variableValues) {
    throw tooMuch(`The variables hold more than ${limits.variableValues} values.`);
  }
}

function refuseShape(
  shape: OperationShape,
  operation: OperationDefinitionNode,
  limits: OperationLimits,
): void {
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  const rootFields = isMutation ? limits.mutationFields : limits.queryFields;
  const bounds: [number, number, string][] = [
    [shape.depth, limits.depth, 'levels of fields inside fields'],
    [shape.aliases, limits.aliases, 'renamed fields'],
    [shape.directives, limits.directives, 'directives'],
    [shape.rootFields, rootFields, isMutation ? 'changes in one request' : 'fields of the query itself'],
  ];
  for (const [asked, limit, what] of bounds) {
    if (asked > limit) throw tooMuch(`This request has more than ${limit} ${what}.`);
  }
}

function refuseCost(asked: CostedOperation, limits: OperationLimits): void {
  if (!variablesFit(asked) || costOf(asked, limits) <= limits.cost) return;
  throw tooMuch(
    `This request could fetch more than ${limits.cost} values. Ask for fewer rows or fewer fields at once.`,
  );
}

/**
 * Variables that do not fit their types are left to the execution, which names each one. They must not reach the cost:
 * it collects every mistake, and repeats the whole value with each: 5,000 unknown names took 20 seconds.
 */
function variablesFit({ schema, operation, variables }: CostedOperation): boolean {
  const definitions = operation.variableDefinitions ?? [];
  return getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors === undefined;
}

function costOf(asked: CostedOperation, limits: OperationLimits): number {
  try {
    return operationCost(asked, limits);
  } catch (error) {
    if (error instanceof Fault) throw requestRefusal(error);
    throw requestRefusal(new Fault('BAD_USER_INPUT', 'This request could not be weighed.', { cause: error }));
  }
}

function tooMuch(message: string): Error {
  return requestRefusal(new Fault('BAD_USER_INPUT', message));
}

/** One mistake can show at every row of a list: a few reports say as much as thousands. */
function capErrors({ response }: GraphQLRequestContextWillSendResponse<BaseContext>, most: number): void {
  if (response.body.kind !== 'single') return;
  const { singleResult } = response.body;
  singleResult.errors = singleResult.errors?.slice(0, most);
}
