import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import { newId } from '#kernel';
import { DAY, YEAR } from './given-day.js';

/** The API as it is checked in; a test of its own keeps that file the one the server speaks. */
const SCHEMA = buildSchema(readFileSync('schema.graphql', 'utf8'));

/** A field of the query or the mutation itself, as an operation that hands every argument over as a variable. */
export interface RootOperation {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  readonly args: readonly GraphQLArgument[];
  readonly text: string;
}

/** Every root operation of the schema, each asking for the names, ids and amounts down to some levels. */
export function rootOperations(levels = 1): readonly RootOperation[] {
  const kinds = [
    ['query', SCHEMA.getQueryType()],
    ['mutation', SCHEMA.getMutationType()],
  ] as const;
  return kinds.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map(({ name, args, type: output }) => {
      const declared = args.map((arg) => `$${arg.name}: ${variableType(arg)}`).join(', ');
      const handed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const head = args.length === 0 ? name : `${name}(${handed})`;
      const variables = args.length === 0 ? '' : ` (${declared})`;
      return { name, kind, args, text: `${kind}${variables} { ${head} ${selectionOf(output, levels)} }` };
    }),
  );
}

/** What has a default need not be handed over. */
function variableType({ type, defaultValue }: GraphQLArgument): string {
  return String(defaultValue === undefined ? type : getNullableType(type));
}

export function rootOperation(name: string): RootOperation {
  return rootOperations().find((operation) => operation.name === name)!;
}

/** All that can be asked of a type without arguments, down to some levels of types inside types. */
function selectionOf(output: GraphQLOutputType, levels: number): string {
  const type = getNamedType(output);
  if (isUnionType(type)) {
    const members = type
      .getTypes()
      .filter((member) => !member.getInterfaces().some(({ name }) => name === 'UserError'));
    const ofSuccess =
      levels > 1 ? members.map((member) => `... on ${member.name} ${selectionOf(member, levels - 1)}`) : [];
    return `{ __typename ... on UserError { code message } ${ofSuccess.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const inner = type.name.endsWith('Connection') ? levels : levels - 1;
  const fields = Object.values(type.getFields())
    .filter((field) => field.args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined))
    .map((field) => {
      if (isLeafType(getNamedType(field.type))) return field.name;
      return inner > 0 ? `${field.name} ${selectionOf(field.type, inner)}` : '';
    });
  return `{ __typename ${fields.filter(Boolean).join(' ')} }`;
}

/** A place in the variables, such as ['input', 'content', 'lines', 0, 'quantity'], and the type that belongs there. */
export interface Place {
  readonly path: readonly (string | number)[];
  readonly type: GraphQLInputType;
}

/** Every place of a scalar or enum in the variables of an operation, the optional ones too. */
export function placesOf({ args }: RootOperation): readonly Place[] {
  return args.flatMap((arg) => placesBelow({ path: [arg.name], type: arg.type }));
}

function placesBelow({ path, type }: Place): readonly Place[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return placesBelow({ path: [...path, 0], type: bare.ofType });
  if (!isInputObjectType(bare)) return [{ path, type: bare }];
  return Object.values(bare.getFields()).flatMap((field) =>
    placesBelow({ path: [...path, field.name], type: field.type }),
  );
}

/** Every place of the variables that may be left out, whole inputs and lists too. */
export function optionalPlacesOf({ args }: RootOperation): readonly Place[] {
  return args.flatMap((arg) => optionalPlacesBelow([arg.name], arg));
}

type Field = Pick<GraphQLArgument, 'type' | 'defaultValue'>;

function optionalPlacesBelow(path: Place['path'], field: Field): readonly Place[] {
  const type = getNamedType(field.type);
  const holder = isListType(getNullableType(field.type)) ? [...path, 0] : path;
  const below = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  return [
    ...(isNeeded(field) ? [] : [{ path, type: field.type }]),
    ...below.flatMap((inner) => optionalPlacesBelow([...holder, inner.name], inner)),
  ];
}

/** Variables that fit their types and name nothing that exists: every id is a new one. What may be left out is left out. */
export function strangeVariables({ args }: RootOperation): Record<string, unknown> {
  return Object.fromEntries(args.filter(isNeeded).map((arg) => [arg.name, valueOf(arg.name, arg.type)]));
}

function isNeeded({ type, defaultValue }: Field): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

const TEXTS: Readonly<Record<string, string>> = {
  financialYear: YEAR.label,
  academicYear: YEAR.label,
  fundCode: 'HNB_COMMUNITY',
  quantity: '1',
};

function valueOf(name: string, declared: GraphQLInputType): unknown {
  const type = getNullableType(declared);
  if (isListType(type)) return [valueOf(name, type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isNeeded);
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.name, field.type)]));
  }
  switch (type.name) {
    case 'ID':
      return newId();
    case 'Int':
      return 1;
    case 'Pence':
      return '100';
    case 'Date':
      return DAY.toString();
    case 'DateTime':
      return `${DAY.toString()}T10:00:00Z`;
    case 'Boolean':
      return false;
    default:
      return TEXTS[name] ?? `Words for ${newId()}`;
  }
}

/** A copy of the variables with another value at one place, whose way there is made where it is missing. */
export function withValueAt(
  variables: Readonly<Record<string, unknown>>,
  path: Place['path'],
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(variables) as Record<string | number, unknown>;
  let holder = copy;
  for (const [at, key] of path.slice(0, -1).entries()) {
    holder[key] ??= typeof path[at + 1] === 'number' ? [] : {};
    holder = holder[key] as Record<string | number, unknown>;
  }
  holder[path.at(-1)!] = value;
  return copy;
}

export function valueAt(variables: unknown, path: Place['path']): unknown {
  return path.reduce(
    (value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
    variables,
  );
}
