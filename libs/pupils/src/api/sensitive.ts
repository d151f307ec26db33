import {
  Extensions,
  Field,
  type FieldMiddleware,
  type FieldOptions,
  type ReturnTypeFunc,
} from '@nestjs/graphql';
import type { CallerCarrier, Permission } from '#access';
import { Fault } from '#kernel';

/** The name under which the schema carries the permission a sensitive field asks for. */
export const SENSITIVE = 'sensitive';

/**
 * Declares a field that tells who a child is, or what it needs. Used in place of `@Field`: the permission is written into
 * the schema, where `sensitiveFields` finds it, and is asked for again each time the field is shown, by whatever path it
 * was reached. Which children a person sees is decided before, by the query and by row level security.
 */
export function SensitiveField(
  permission: Permission,
  type: ReturnTypeFunc,
  options: FieldOptions & { readonly description: string },
): PropertyDecorator {
  return (target, property) => {
    Field(type, { ...options, middleware: [onlyWith(permission)] })(target, property);
    Extensions({ [SENSITIVE]: permission })(target, property);
  };
}

function onlyWith(permission: Permission): FieldMiddleware<unknown, CallerCarrier> {
  return ({ context }, next) => {
    if (context.actor?.may(permission) !== true) {
      throw new Fault(
        'FORBIDDEN',
        'This tells something personal of a child. No role of yours lets you see it.',
      );
    }
    return next();
  };
}
