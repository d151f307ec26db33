import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { standingOf, type YearStanding } from '../data/year-closing.sql.js';
import {
  findYearEnd,
  yearEndPots,
  yearEndsOf,
  type YearEnd,
  type YearEndPot,
} from '../data/year-end-view.sql.js';
import { financialYearLabel } from './financial-year-label.js';

/** How years are closed and what becomes of their money. For holders of `year.read`, each for the own communities. */
@Injectable()
export class YearEndsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Null where no budget of the year was ever opened. Throws BAD_USER_INPUT for no such year. */
  async standing(actor: Actor, financialYear: string): Promise<YearStanding | null> {
    const year = financialYearLabel(financialYear);
    return this.unitOfWork.read(actor, async (tx) => (await standingOf(tx, actor, year)) ?? null);
  }

  /** Throws BAD_USER_INPUT for no such year. */
  async ofYear(actor: Actor, financialYear: string, fundCode?: string): Promise<readonly YearEnd[]> {
    const year = financialYearLabel(financialYear);
    return this.unitOfWork.read(actor, (tx) => yearEndsOf(tx, actor, year, fundCode));
  }

  async one(actor: Actor, yearEndId: string): Promise<YearEnd | null> {
    return this.unitOfWork.read(actor, async (tx) => (await findYearEnd(tx, actor, yearEndId)) ?? null);
  }

  potsOf(actor: Actor, yearEndId: string): Promise<readonly YearEndPot[]> {
    return this.unitOfWork.read(actor, (tx) => yearEndPots(tx, actor, yearEndId));
  }
}
