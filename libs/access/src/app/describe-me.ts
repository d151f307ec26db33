import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { scopeNames } from '../data/scope-names.query.js';
import type { Actor, HeldRole } from '../domain/actor.js';

/** A person as he or she may read about it: the roles in force with the names of what they are held for. */
export interface SelfDescription {
  readonly actor: Actor;
  readonly authorityName: string;
  readonly roles: readonly (HeldRole & { readonly scopeName: string })[];
}

/** Tells a signed-in person who the service takes him or her for. */
@Injectable()
export class DescribeMe {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(actor: Actor): Promise<SelfDescription> {
    const names = await this.unitOfWork.read(actor, (tx) => scopeNames(tx, actor));
    const nameOf = (id: string) => names.get(id) ?? 'a place this service no longer lists';
    return {
      actor,
      authorityName: nameOf(actor.authorityId),
      roles: actor.roles.map((held) => ({ ...held, scopeName: nameOf(held.scopeId) })),
    };
  }
}
