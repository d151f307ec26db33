import type { Type } from '@nestjs/common';
import { createUnionType } from '@nestjs/graphql';
import { UserError } from './user-error.js';

/**
 * The result of a command: the union of its success and its typed refusals. Which member an answer is follows from its
 * class, so resolvers return instances, never look-alikes. Throws TypeError for a union that breaks the house rules:
 * a name ending in "Result", at least one success, and one class for each refusal.
 */
export function resultUnion<const Members extends readonly Type<object>[]>(
  name: string,
  description: string,
  members: Members,
): InstanceType<Members[number]> {
  if (!name.endsWith('Result')) throw new TypeError(`The union ${name} should be called ${name}Result.`);
  if (members.every(isRefusal)) throw new TypeError(`The union ${name} has no member for success.`);
  return createUnionType<readonly Type<object>[]>({
    name,
    description,
    types: () => members,
    resolveType: (answer: object) => memberOf(name, members, answer),
  }) as InstanceType<Members[number]>;
}

function isRefusal(member: Type<object>): boolean {
  return member.prototype instanceof UserError;
}

/** The exact class: with `instanceof`, a refusal that extends another would be taken for its parent. */
function memberOf(name: string, members: readonly Type<object>[], answer: object): Type<object> {
  const member = members.find((candidate) => candidate === answer.constructor);
  if (member === undefined) throw new TypeError(`${answer.constructor.name} is not a member of ${name}.`);
  return member;
}
