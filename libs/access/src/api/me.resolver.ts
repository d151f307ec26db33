import { Query, Resolver } from '@nestjs/graphql';
import { DescribeMe, type SelfDescription } from '../app/describe-me.js';
import { Actor } from '../domain/actor.js';
import { ROLES } from '../domain/role.js';
import { Allow } from './allow.decorator.js';
import { CurrentActor } from './current-actor.decorator.js';
import { MeType, type HeldRoleType } from './me.types.js';

@Resolver(() => MeType)
export class MeResolver {
  constructor(private readonly describeMe: DescribeMe) {}

  @Query(() => MeType, {
    description: 'Who you are signed in as, which roles you hold today, and what you may do.',
  })
  @Allow('signed-in')
  async me(@CurrentActor() actor: Actor): Promise<MeType> {
    return toMe(await this.describeMe.run(actor));
  }
}

function toMe({ actor, authorityName, roles }: SelfDescription): MeType {
  return {
    id: actor.personId,
    displayName: actor.displayName,
    authorityId: actor.authorityId,
    authorityName,
    roles: roles.map(toHeldRole),
    permissions: [...actor.permissions],
  };
}

function toHeldRole({
  role,
  scopeId,
  scopeName,
  from,
  lastDay,
}: SelfDescription['roles'][number]): HeldRoleType {
  const { title, scope } = ROLES[role];
  return { role, title, scope, scopeId, scopeName, from, lastDay: lastDay ?? null };
}
