import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, parse, type GraphQLResolveInfo } from 'graphql';
import { requestedFields } from './requested-fields.js';

const schema = buildSchema(`
  interface Party { name: String }
  type School implements Party { name: String, pupils: Int, community: Community }
  type Community implements Party { name: String, schools: Page, owner: Party }
  type Page { nodes: [School], totalCount: Int }
  type Query { community: Community }
`);

/** What the resolver of `community` finds asked for. */
function asked(query: string, variableValues: Record<string, unknown> = {}): string[] {
  let found: ReadonlySet<string> = new Set();
  const community = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    found = requestedFields(info);
    return {};
  };
  const result = execute({ schema, document: parse(query), rootValue: { community }, variableValues });
  expect(result).not.toHaveProperty('errors');
  return [...found].sort();
}

describe('the requested fields', () => {
  it('are paths below the field being resolved', () => {
    expect(asked('{ community { name schools { nodes { name } } } }')).toEqual([
      'name',
      'schools',
      'schools.nodes',
      'schools.nodes.name',
    ]);
  });

  it('go by their own names, not by those a client gives them', () => {
    expect(asked('{ c: community { s: schools { totalCount: nodes { name } } } }')).toEqual([
      'schools',
      'schools.nodes',
      'schools.nodes.name',
    ]);
  });

  it('are found through fragments of every kind', () => {
    const query = `
      { community { ...A ... on Community { schools { ...B } } ... { owner { ... on School { pupils } } } } }
      fragment A on Community { name }
      fragment B on Page { nodes { ...C } }
      fragment C on Party { name }`;
    expect(asked(query)).toEqual([
      'name',
      'owner',
      'owner.pupils',
      'schools',
      'schools.nodes',
      'schools.nodes.name',
    ]);
  });

  it('are those of all places that ask for the same field', () => {
    expect(asked('{ community { name } community { schools { totalCount } } }')).toEqual([
      'name',
      'schools',
      'schools.totalCount',
    ]);
  });

  it('leave out what @skip and @include leave out, by value, variable and default', () => {
    const query = `query ($on: Boolean!, $off: Boolean = false) { community {
      name @skip(if: true)
      schools @include(if: $on) { nodes @include(if: $off) { name } totalCount @skip(if: $off) }
      ... @skip(if: $on) { owner { name } }
      ...A @include(if: $off)
    } } fragment A on Community { owner { name } }`;
    expect(asked(query, { on: true })).toEqual(['schools', 'schools.totalCount']);
    expect(asked(query, { on: false, off: true })).toEqual(['owner', 'owner.name']);
  });
});
