import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Selected = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * The fields asked for below the field being resolved, as paths of field names such as "nodes.school.name", whatever
 * they are renamed to: through fragments, without what `@skip` and `@include` leave out. A root resolver chooses its
 * SQL by it. For a union or interface, the fields of all its types together.
 */
export function requestedFields(info: Selected): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const field of info.fieldNodes) collect(field.selectionSet, '', info, paths);
  return paths;
}

function collect(
  set: SelectionSetNode | undefined,
  prefix: string,
  info: Selected,
  paths: Set<string>,
): void {
  for (const node of set?.selections ?? []) {
    if (!isIncluded(node, info)) continue;
    switch (node.kind) {
      case Kind.FIELD:
        paths.add(prefix + node.name.value);
        collect(node.selectionSet, `${prefix}${node.name.value}.`, info, paths);
        break;
      case Kind.INLINE_FRAGMENT:
        collect(node.selectionSet, prefix, info, paths);
        break;
      case Kind.FRAGMENT_SPREAD:
        collect(info.fragments[node.name.value]?.selectionSet, prefix, info, paths);
        break;
    }
  }
}

function isIncluded(node: SelectionNode, { variableValues }: Selected): boolean {
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false
  );
}
