import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  parse,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { printedSchema } from '../../apps/api/src/printed-schema.js';
import { SAMPLE_OPERATIONS } from '../../apps/api/src/sample-operations.js';
import * as tourOperations from '../../apps/demo/src/operations.js';

let printed: string;
let schema: GraphQLSchema;

beforeAll(async () => {
  printed = await printedSchema();
  schema = buildSchema(printed);
});

const BUILT_IN = ['String', 'Int', 'Float', 'Boolean', 'ID'];

function* undescribed(): Generator<string> {
  for (const [name, type] of Object.entries(schema.getTypeMap())) {
    if (name.startsWith('__') || BUILT_IN.includes(name)) continue;
    if (!type.description && !['Query', 'Mutation'].includes(name)) yield name;
    if (isEnumType(type))
      for (const value of type.getValues()) if (!value.description) yield `${name}.${value.name}`;
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!field.description) yield `${name}.${field.name}`;
        if ('args' in field)
          for (const arg of field.args) if (!arg.description) yield `${name}.${field.name}(${arg.name})`;
      }
    }
  }
}

describe('the schema', () => {
  it('is the one that is checked in: run `npm run schema` after a change', async () => {
    expect(printed).toBe(await readFile('schema.graphql', 'utf8'));
  });

  it('describes every type, field, argument and enum value', () => {
    expect([...undescribed()]).toEqual([]);
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
    ...SAMPLE_OPERATIONS.map(({ title, query }) => [title, query] as const),
    ...Object.entries(tourOperations),
  ])('takes the ready operation "%s"', (_, query) => {
    expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
  });
});
