import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { deficitsOf, type Deficit } from '../data/deficit.sql.js';
import { financialYearLabel } from './financial-year-label.js';

/** Which budgets of a year were overspent. For holders of `year.read`, each for the own communities. */
@Injectable()
export class DeficitsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Throws BAD_USER_INPUT for no such year. */
  run(actor: Actor, financialYear: string): Promise<readonly Deficit[]> {
    const year = financialYearLabel(financialYear);
    return this.unitOfWork.read(actor, (tx) => deficitsOf(tx, actor, year));
  }
}
