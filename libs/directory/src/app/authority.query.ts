import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { oneAuthority, type AuthorityRow } from '../data/authority.sql.js';

/** The local authority of the person who asks. */
@Injectable()
export class AuthorityQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(actor: Actor): Promise<AuthorityRow> {
    return this.unitOfWork.read(actor, (tx) => tx.only(oneAuthority, [actor.authorityId]));
  }
}
