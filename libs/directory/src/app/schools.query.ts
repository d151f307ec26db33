import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import type { PlainDate } from '#kernel';
import { UnitOfWork } from '#platform';
import { oneSchool, schoolCount, schoolPage, type SchoolRow } from '../data/school.sql.js';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';

export interface SchoolFilter {
  readonly communityId?: string;
  /** A district by its ONS code. */
  readonly district?: string;
  readonly phase?: SchoolPhase;
  readonly status?: SchoolStatus;
  /** Part of the name, or a URN. */
  readonly search?: string;
}

export interface SchoolsAsked extends SchoolFilter {
  /** The day whose memberships count. */
  readonly on: PlainDate;
}

/** Where a page of schools ended. */
export type SchoolPosition = readonly [name: string, urn: number];

/** Schools by the name they are known by. Everybody of the authority may look them up. */
@Injectable()
export class SchoolsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name, one row more than asked for. */
  async page(actor: Actor, asked: SchoolsAsked, first: number, after?: SchoolPosition): Promise<SchoolRow[]> {
    const [name, urn] = after ?? [null, null];
    const values = [...chosen(actor, asked), name, urn, first + 1];
    return this.unitOfWork.read(actor, (tx) => tx.all(schoolPage, values));
  }

  async count(actor: Actor, asked: SchoolsAsked): Promise<number> {
    return (await this.unitOfWork.read(actor, (tx) => tx.only(schoolCount, chosen(actor, asked)))).count;
  }

  /** One school by its id or by any URN it has ever had. */
  async one(actor: Actor, { id, urn }: { id?: string; urn?: number }): Promise<SchoolRow | undefined> {
    return this.unitOfWork.read(actor, (tx) =>
      tx.first(oneSchool, [actor.authorityId, id ?? null, urn ?? null]),
    );
  }
}

function chosen(actor: Actor, { on, communityId, district, phase, status, search }: SchoolsAsked): unknown[] {
  const filter = [communityId, on.toString(), district, phase, status, search?.trim()];
  return [actor.authorityId, ...filter.map((value) => value ?? null)];
}
