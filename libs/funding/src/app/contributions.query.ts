import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { contributionPage, countContributions, type Contribution } from '../data/contribution.sql.js';
import { financialYearLabel } from './financial-year-label.js';

/** What schools agreed to contribute. For holders of `budget.read`, who see the communities they look upon. */
@Injectable()
export class ContributionsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Up to `first` + 1 agreements of a year, the newest first. Throws BAD_USER_INPUT for no such year. */
  run(actor: Actor, financialYear: string, first: number, after?: string): Promise<readonly Contribution[]> {
    const year = financialYearLabel(financialYear);
    return this.unitOfWork.read(actor, (tx) =>
      contributionPage(tx, actor, year, { after, limit: first + 1 }),
    );
  }

  count(actor: Actor, financialYear: string): Promise<number> {
    return this.unitOfWork.read(actor, (tx) => countContributions(tx, actor, financialYear));
  }
}
