import { Injectable } from '@nestjs/common';
import type { PlainDate } from '#kernel';
import type { Actor } from '#access';
import type { Tx } from '#platform';
import { IdentityVault } from '../data/identity-vault.js';
import { childrenOnRoll } from '../data/stored-child.query.js';
import type { Child } from '../domain/child.js';
import { isLive, type EngagementBody } from '../domain/engagement-agreement.js';
import type { NeedType } from '../domain/need-type.js';
import type { SenProvision } from '../domain/sen-record.js';
import { readChild } from './read-child.js';

/** A child as a request for support may describe it to people outside the school, as of one day. No name is in it. */
export class ChildForRequest {
  readonly childId: string;
  readonly pseudonym: string;
  /** Reception is 0. Undefined outside the range a year group has, -4 to 20. */
  readonly ncYear?: number;
  /** Undefined where no SEN record holds on the day. */
  readonly senProvision?: SenProvision;
  readonly primaryNeed?: NeedType;
  /** The last day on roll; undefined while no end is known. */
  readonly onRollUntil?: PlainDate;

  private readonly agreedBodies: ReadonlySet<EngagementBody>;

  constructor(child: Child, day: PlainDate) {
    this.childId = child.id;
    this.pseudonym = child.pseudonym;
    this.ncYear = child.ncYear;
    this.senProvision = child.sen?.provision;
    this.primaryNeed = child.sen?.primaryNeed;
    this.onRollUntil = child.lastDayOnRoll;
    this.agreedBodies = new Set(child.agreements.filter((one) => isLive(one, day)).map(({ body }) => body));
  }

  /** Whether a family's agreement lets the body discuss the child on the day. */
  agreementLive(body: EngagementBody): boolean {
    return this.agreedBodies.has(body);
  }
}

/** What other rooms may ask about children, inside their own transaction. */
@Injectable()
export class PupilsFacade {
  constructor(private readonly vault: IdentityVault) {}

  /**
   * Those of the children named that are on roll of the actor's own schools on the day, in the order of their ids.
   * Children of other schools, children who are not on roll and children who do not exist are all simply missing.
   */
  async childrenForRequest(
    tx: Tx,
    actor: Actor,
    childIds: readonly string[],
    on: PlainDate,
  ): Promise<readonly ChildForRequest[]> {
    const stored = await childrenOnRoll(tx, actor, on, childIds);
    return stored.map((child) => new ChildForRequest(readChild(this.vault, actor.authorityId, child), on));
  }
}
