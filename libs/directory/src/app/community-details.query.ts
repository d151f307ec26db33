import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { PlainDate } from '#kernel';
import { UnitOfWork, type Statement } from '#platform';
import {
  censusOfCommunities,
  communitiesOfSchools,
  districtsOfCommunities,
  pcnsOfCommunities,
  schoolsOfCommunities,
  type CommunityCensusRow,
  type CommunityRow,
  type PcnRow,
} from '../data/community.sql.js';
import type { Keyed } from '../data/school-details.sql.js';
import type { DistrictRow, SchoolRow } from '../data/school.sql.js';
import { groupByQuestion } from './group-by-question.js';

/** Something about one community or school, as it is on a day. */
export interface DatedQuestion {
  readonly id: string;
  readonly on: PlainDate;
}

type Questions = readonly DatedQuestion[];
type MemberRow = SchoolRow & { readonly role: 'MEMBER' | 'ASSOCIATE' };

/** What belongs to many communities at once: one statement each, answers in the order of the questions. */
@Injectable()
export class CommunityDetailsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Full members and associates of each community, by name. */
  async schools(actor: Actor, questions: Questions): Promise<MemberRow[][]> {
    return this.ask(actor, schoolsOfCommunities, questions);
  }

  async pcns(actor: Actor, questions: Questions): Promise<PcnRow[][]> {
    return this.ask(actor, pcnsOfCommunities, questions);
  }

  /** The districts the schools of each community lie in, by name. */
  async districts(actor: Actor, questions: Questions): Promise<DistrictRow[][]> {
    const rows = await this.ask(actor, districtsOfCommunities, questions);
    return rows.map((own) => own.map(({ district }) => district));
  }

  /** Totals of the full members in the latest census; undefined where none counted them. */
  async census(actor: Actor, questions: Questions): Promise<(CommunityCensusRow | undefined)[]> {
    return (await this.ask(actor, censusOfCommunities, questions)).map(([row]) => row);
  }

  /** The community each school is a full member of; undefined where it is in none. */
  async ofSchools(actor: Actor, questions: Questions): Promise<(CommunityRow | undefined)[]> {
    return (await this.ask(actor, communitiesOfSchools, questions)).map(([row]) => row);
  }

  private async ask<Row extends Keyed>(
    actor: Actor,
    query: Statement<Row>,
    questions: Questions,
  ): Promise<Row[][]> {
    const values = [
      actor.authorityId,
      questions.map(({ id }) => id),
      questions.map(({ on }) => on.toString()),
    ];
    const rows = await this.unitOfWork.read(actor, (tx) => tx.all(query, values));
    return groupByQuestion(rows, questions.length);
  }
}
