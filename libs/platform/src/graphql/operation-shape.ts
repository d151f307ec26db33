import {
  Kind,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large an operation is as written, with every fragment written out wherever it is used. */
export interface OperationShape {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
}

interface Measure {
  depth: number;
  aliases: number;
  directives: number;
  fields: number;
}

type FragmentSource = (name: string) => FragmentDefinitionNode | undefined;

/**
 * Measures a document that has passed validation (so fragments exist and do not contain themselves). Each fragment
 * is measured once, so the time is that of reading the document, even where fragments double 2^100 times.
 */
export function measureOperation(
  operation: OperationDefinitionNode,
  fragments: FragmentSource,
): OperationShape {
  const { depth, aliases, directives, fields } = new Measurer(fragments).selectionSet(operation.selectionSet);
  return {
    depth,
    aliases,
    directives: directives + (operation.directives?.length ?? 0),
    rootFields: fields,
  };
}

class Measurer {
  private readonly measured = new Map<string, Measure>();

  constructor(private readonly fragments: FragmentSource) {}

  selectionSet(set: SelectionSetNode | undefined): Measure {
    const total: Measure = { depth: 0, aliases: 0, directives: 0, fields: 0 };
    for (const selection of set?.selections ?? []) {
      const part = this.selection(selection);
      total.depth = Math.max(total.depth, part.depth);
      total.aliases += part.aliases;
      total.directives += part.directives + (selection.directives?.length ?? 0);
      total.fields += part.fields;
    }
    return total;
  }

  private selection(node: SelectionNode): Measure {
    switch (node.kind) {
      case Kind.INLINE_FRAGMENT:
        return this.selectionSet(node.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return this.fragment(node.name.value);
      case Kind.FIELD: {
        const aliases = node.alias ? 1 : 0;
        if (isIntrospection(node.name.value)) return { depth: 1, aliases, directives: 0, fields: 1 };
        const below = this.selectionSet(node.selectionSet);
        return {
          depth: below.depth + 1,
          aliases: below.aliases + aliases,
          directives: below.directives,
          fields: 1,
        };
      }
    }
  }

  private fragment(name: string): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const measure = this.selectionSet(this.fragments(name)?.selectionSet);
    this.measured.set(name, measure);
    return measure;
  }
}

/**
 * The schema's description of itself goes deep by nature. Where it is served at all (never in production), graphql-js
 * limits it by its own rule, `MaxIntrospectionDepthRule`.
 */
function isIntrospection(fieldName: string): boolean {
  return fieldName === '__schema' || fieldName === '__type';
}
