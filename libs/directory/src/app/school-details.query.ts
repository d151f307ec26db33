import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { AcademicYear, plainDate, type SchoolTerm, type TermNumber } from '#kernel';
import { UnitOfWork, type Statement } from '#platform';
import {
  censusOfSchools,
  countyTerms,
  linksOfSchools,
  registrationsOfSchools,
  termsOfSchools,
  type CensusRow,
  type Keyed,
  type LinkRow,
  type RegistrationRow,
} from '../data/school-details.sql.js';
import type { TermRow } from '../data/facade.sql.js';
import type { DatedQuestion } from './community-details.query.js';
import { groupByQuestion } from './group-by-question.js';

/** The terms a school keeps in an academic year. */
export interface TermsQuestion {
  readonly id: string;
  readonly year: AcademicYear;
}

/** A term, and whether it is the school's own rather than the county's. */
export interface KeptTerm extends SchoolTerm {
  readonly isOwn: boolean;
}

/** What belongs to many schools at once: one statement each, answers in the order of the questions. */
@Injectable()
export class SchoolDetailsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every URN of each school, newest first. */
  async registrations(actor: Actor, ids: readonly string[]): Promise<RegistrationRow[][]> {
    return this.ask(actor, registrationsOfSchools, [ids]);
  }

  /** What the register says about how each school came from others or went on in others. */
  async links(actor: Actor, ids: readonly string[]): Promise<LinkRow[][]> {
    return this.ask(actor, linksOfSchools, [ids]);
  }

  /** The latest census not after the day; undefined where there is none. */
  async census(actor: Actor, questions: readonly DatedQuestion[]): Promise<(CensusRow | undefined)[]> {
    const days = questions.map(({ on }) => on.toString());
    return (await this.ask(actor, censusOfSchools, [questions.map(({ id }) => id), days])).map(
      ([row]) => row,
    );
  }

  async terms(actor: Actor, questions: readonly TermsQuestion[]): Promise<KeptTerm[][]> {
    const years = questions.map(({ year }) => year.label);
    const rows = await this.ask(actor, termsOfSchools, [questions.map(({ id }) => id), years]);
    return rows.map((terms) => terms.map(toTerm));
  }

  /** The county's calendar, which schools without their own follow. */
  async countyTerms(actor: Actor, year: AcademicYear): Promise<KeptTerm[]> {
    const values = [actor.authorityId, year.label];
    return (await this.unitOfWork.read(actor, (tx) => tx.all(countyTerms, values))).map(toTerm);
  }

  private async ask<Row extends Keyed>(
    actor: Actor,
    query: Statement<Row>,
    questions: readonly [ids: readonly string[], ...more: (readonly string[])[]],
  ): Promise<Row[][]> {
    const rows = await this.unitOfWork.read(actor, (tx) => tx.all(query, [actor.authorityId, ...questions]));
    return groupByQuestion(rows, questions[0].length);
  }
}

function toTerm(row: TermRow & { readonly own: boolean }): KeptTerm {
  return {
    academicYear: AcademicYear.parse(row.academic_year),
    number: row.number as TermNumber,
    startsOn: plainDate(row.starts_on),
    endsOn: plainDate(row.ends_on),
    isOwn: row.own,
  };
}
