import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { countSchoolCaps, schoolCapPage, type SeenSchoolCap } from '../data/school-cap.sql.js';
import { financialYearLabel } from './financial-year-label.js';

/** The most that schools may be awarded in a year, as it is, was and is proposed. For holders of `budget.read`. */
@Injectable()
export class SchoolCapsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Up to `first` + 1 limits of a year, the newest first. Throws BAD_USER_INPUT for no such year. */
  run(actor: Actor, financialYear: string, first: number, after?: string): Promise<readonly SeenSchoolCap[]> {
    const year = financialYearLabel(financialYear);
    return this.unitOfWork.read(actor, (tx) => schoolCapPage(tx, actor, year, { after, limit: first + 1 }));
  }

  count(actor: Actor, financialYear: string): Promise<number> {
    return this.unitOfWork.read(actor, (tx) => countSchoolCaps(tx, actor, financialYear));
  }
}
