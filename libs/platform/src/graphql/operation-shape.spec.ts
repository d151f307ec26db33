import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { measureOperation } from './operation-shape.js';

function measure(document: string) {
  const { definitions } = parse(document);
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  if (!operation) throw new Error('The document has no operation.');
  return measureOperation(operation, (name) => fragments.find((node) => node.name.value === name));
}

describe('the shape of an operation', () => {
  it('counts fields, levels, renamed fields and directives as written', () => {
    expect(measure('query @a { x: one @b { two { y: three @c @d } } four }')).toEqual({
      depth: 3,
      aliases: 2,
      directives: 4,
      rootFields: 2,
    });
  });

  it('counts a fragment wherever it is used, and adds no level for it', () => {
    const fragments = 'fragment A on T { x: one @a { ...B } } fragment B on T { y: two }';
    expect(measure(`{ ...A @b ... on T @c { ...A } three { ...A } } ${fragments}`)).toEqual({
      depth: 3,
      aliases: 6,
      directives: 5,
      rootFields: 3,
    });
  });

  it('does not look into the description of the schema', () => {
    expect(measure('{ x: __schema { types { y: name @a } } __type(name: "T") { name } }')).toEqual({
      depth: 1,
      aliases: 1,
      directives: 0,
      rootFields: 2,
    });
  });

  it('is found at once where fragments double a hundred times', () => {
    const doubling = Array.from({ length: 100 }, (_, i) => `fragment F${i + 1} on T { ...F${i} ...F${i} }`);
    const { aliases } = measure(`{ ...F100 } fragment F0 on T { x: one } ${doubling.join(' ')}`);
    expect(aliases).toBe(2 ** 100);
  });
});
