import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isScalarType,
  isTypeSystemDefinitionNode,
  Kind,
  parse,
  validate,
  visit,
  type ASTNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InputValueDefinitionNode,
} from 'graphql';
import { systemClock, todayInLondon } from '#kernel';
import { printedSchema } from '../../apps/api/src/printed-schema.js';
import { sampleOperations } from '../../apps/api/src/sample-operations.js';
import * as tourOperations from '../../apps/demo/src/operations.js';

let printed: string;
let schema: GraphQLSchema;

beforeAll(async () => {
  printed = await printedSchema();
  schema = buildSchema(printed);
});

const BUILT_IN = ['String', 'Int', 'Float', 'Boolean', 'ID'];

/** The coordinates of everything that has a name in the schema and no description. */
function undescribed(): string[] {
  const missing: string[] = [];
  const path: string[] = [];
  visit(parse(printed), {
    enter(node) {
      if (!isTypeSystemDefinitionNode(node) && !isNamedPart(node)) return;
      if (node.kind === Kind.SCHEMA_DEFINITION) return;
      path.push(node.name.value);
      const isRoot = path.length === 1 && ['Query', 'Mutation'].includes(node.name.value);
      if (node.description === undefined && !isRoot) missing.push(path.join('.'));
    },
    leave(node) {
      if (isTypeSystemDefinitionNode(node) || isNamedPart(node)) path.pop();
    },
  });
  return missing;
}

type NamedPart = FieldDefinitionNode | InputValueDefinitionNode | EnumValueDefinitionNode;

function isNamedPart(node: ASTNode): node is NamedPart {
  return [Kind.FIELD_DEFINITION, Kind.INPUT_VALUE_DEFINITION, Kind.ENUM_VALUE_DEFINITION].includes(node.kind);
}

describe('the schema', () => {
  it('is the one that is checked in: run `npm run schema` after a change', async () => {
    expect(printed).toBe(await readFile('schema.graphql', 'utf8'));
  });

  it('describes every type, field, argument and enum value', () => {
    expect(undescribed()).toEqual([]);
  });

  it('knows no floating-point number', () => {
    expect(printed).not.toMatch(/: \[?Float/);
  });

  it('gives every list of unbounded length as a page', () => {
    const query = schema.getQueryType()?.getFields() ?? {};
    for (const field of Object.values(query)) {
      const takesPages = field.args.some((arg) => arg.name === 'first');
      expect([field.name, takesPages]).toEqual([field.name, String(field.type).includes('Connection')]);
    }
  });

  it('gives every command one input and a union of success and typed refusals', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect([field.name, field.args.map((arg) => arg.name)]).toEqual([field.name, ['input']]);
      expect(String(field.type)).toBe(`${field.name[0]?.toUpperCase()}${field.name.slice(1)}Result!`);
    }
  });

  it('has scalars for what is checked', () => {
    const scalars = Object.values(schema.getTypeMap()).filter(
      (type) => isScalarType(type) && !BUILT_IN.includes(type.name),
    );
    expect(scalars.map((type) => type.name).toSorted()).toEqual([
      'Date',
      'DateTime',
      'LongText',
      'Pence',
      'ShortText',
    ]);
  });

  it.each([
    ...sampleOperations(todayInLondon(systemClock)).map(({ title, query }) => [title, query] as const),
    ...Object.entries(tourOperations),
  ])('takes the ready operation "%s"', (_, query) => {
    expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
  });
});
