import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { importCount, importPage, type DataImportRow } from '../data/data-import.sql.js';

/** Which files were loaded, newest first. For officers of the local authority. */
@Injectable()
export class DataImportsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One row more than asked for. `afterId` is where the page before ended. */
  async page(actor: Actor, first: number, afterId?: string): Promise<DataImportRow[]> {
    return this.unitOfWork.read(actor, (tx) =>
      tx.all(importPage, [actor.authorityId, afterId ?? null, first + 1]),
    );
  }

  async count(actor: Actor): Promise<number> {
    return (await this.unitOfWork.read(actor, (tx) => tx.only(importCount, [actor.authorityId]))).count;
  }
}
