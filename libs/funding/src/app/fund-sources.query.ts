import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { UnitOfWork } from '#platform';
import { fundSources } from '../data/fund-source.sql.js';
import { fundYearsOf, type StoredFundYear } from '../data/fund-year.sql.js';
import { undecidedFundingRecords, type FundingRecord } from '../data/funding-record.sql.js';
import type { FundSource } from '../domain/fund-source.js';

/** A fund source with what it gives, year by year, and the figures that wait for a decision. */
export interface FundSourceWithYears extends FundSource {
  readonly years: readonly StoredFundYear[];
  readonly waiting: readonly FundingRecord[];
}

/** Where the money of an authority comes from, and how much of it. For holders of `budget.read`. */
@Injectable()
export class FundSourcesQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By code. */
  run(actor: Actor): Promise<readonly FundSourceWithYears[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const sources = await fundSources(tx, actor.authorityId);
      const codes = sources.map(({ code }) => code);
      const years = await fundYearsOf(tx, actor.authorityId, codes);
      const waiting = await undecidedFundingRecords(tx, actor.authorityId, codes);
      return sources.map((source) => ({
        ...source,
        years: years.filter(({ fundCode }) => fundCode === source.code),
        waiting: waiting.filter(({ fundCode }) => fundCode === source.code),
      }));
    });
  }
}
