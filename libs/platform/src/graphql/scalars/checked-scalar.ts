import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { Result } from '#kernel';

interface CheckedScalar<Value> {
  readonly name: string;
  readonly description: string;
  /** Reads what a client sent; the reason for a refusal is shown to the client as it stands. */
  readonly read: (sent: unknown) => Result<Value, string>;
  /** Writes what a resolver gave. May throw: that is a fault of ours. */
  readonly write: (given: unknown) => string;
}

/** A scalar that reads a variable and a value written into the document by one and the same rule. */
export function checkedScalar<Value>(spec: CheckedScalar<Value>): GraphQLScalarType<Value, string> {
  return new GraphQLScalarType<Value, string>({
    name: spec.name,
    description: spec.description,
    serialize: spec.write,
    parseValue: (sent) => accept(spec.read(sent)),
    parseLiteral: (node) => accept(spec.read(writtenValue(node)), node),
  });
}

/** A GraphQLError, because graphql-js repeats the refused value in front of the message of any other error. */
function accept<Value>(outcome: Result<Value, string>, node?: ValueNode): Value {
  if (outcome.ok) return outcome.value;
  throw new GraphQLError(outcome.error, { nodes: node });
}

/** Undefined for what none of our scalars takes: fractions, lists, objects, names. */
function writtenValue(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
      return node.value;
    case Kind.INT:
      return Number(node.value);
    default:
      return undefined;
  }
}

/** The `write` of scalars that are text inside as well. */
export function writeText(given: unknown): string {
  if (typeof given === 'string') return given;
  throw new TypeError('Text was expected.');
}
