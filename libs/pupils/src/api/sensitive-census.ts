import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Permission } from '#access';
import { SENSITIVE } from './sensitive.js';

/** A field by its full name, such as "Child.givenName", and the permission it asks for. */
export interface SensitiveFieldEntry {
  readonly field: string;
  readonly permission: Permission | undefined;
}

/** Names that tell who a child is, or what a child needs. A new word for one of these things belongs in here. */
const TELLING =
  /^((given|family|first|last|middle|preferred|child)Names?|surname|forenames?|(date|place)OfBirth|bornOn|upn|nhsNumber|senProvision|(primary|secondary)Need|needs?|(broad)?AreaOfNeed|signer|diagnos[ie]s|ethnicity)$/i;

/** Every field of the schema that is declared sensitive, in alphabetical order: for a test to keep as a list. */
export function sensitiveFields(schema: GraphQLSchema): readonly SensitiveFieldEntry[] {
  return fieldsOf(schema).filter(({ permission }) => permission !== undefined);
}

/** Fields that by their name tell of a child and are not declared sensitive. There should be none. */
export function forgottenFields(schema: GraphQLSchema): readonly string[] {
  return fieldsOf(schema)
    .filter(({ field, permission }) => permission === undefined && TELLING.test(field.split('.')[1] ?? ''))
    .map(({ field }) => field);
}

function fieldsOf(schema: GraphQLSchema): readonly SensitiveFieldEntry[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map(({ name, extensions }) => ({
        field: `${type.name}.${name}`,
        permission: extensions[SENSITIVE] as Permission | undefined,
      })),
    )
    .sort((one, other) => (one.field < other.field ? -1 : 1));
}
