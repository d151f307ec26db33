import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { fundSources } from '../data/fund-source.sql.js';
import type { FundSource } from '../domain/fund-source.js';

/** Where the money of an authority comes from. For holders of `budget.read`. */
@Injectable()
export class FundSourcesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor): Promise<readonly FundSource[]> {
    return this.unitOfWork.read(actor, (tx) => fundSources(tx, actor.authorityId));
  }
}
