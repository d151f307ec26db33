import { Inject, Injectable } from '@nestjs/common';
import { todayInLondon, type Clock } from '#kernel';
import type { Actor } from '#access';
import { CLOCK, UnitOfWork } from '#platform';
import { recordViews } from '../data/child-view.sql.js';
import { IdentityVault } from '../data/identity-vault.js';
import { childrenPage, countChildren } from '../data/stored-child.query.js';
import type { Child } from '../domain/child.js';
import { look } from './look.js';
import { readChild, readNamedChild } from './read-child.js';

export interface ChildrenAsked {
  readonly schoolId: string;
  readonly first: number;
  /** The id of the last child of the page before. */
  readonly afterId?: string;
  /** The root field of the API that asks; it is kept with the traces. */
  readonly operation: string;
  /** Whether names, dates of birth or UPNs will be shown. */
  readonly withIdentity: boolean;
  readonly withTotal: boolean;
}

export interface ChildrenFound {
  /** One more than asked for where there is a next page; that one is without its identity. */
  readonly children: readonly Child[];
  /** Present where it was asked for. */
  readonly total?: number;
}

/**
 * Shows the children on roll of one of the person's own schools, now or later, a page at a time. Another school reads as
 * one without children.
 */
@Injectable()
export class ViewChildren {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: IdentityVault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: Actor, asked: ChildrenAsked): Promise<ChildrenFound> {
    const { schoolId, first, afterId, withIdentity } = asked;
    const today = todayInLondon(this.clock);
    const { stored, total } = await look(this.unitOfWork, actor, withIdentity, async (tx) => {
      const found = await childrenPage(tx, actor, today, { schoolId, rows: first + 1, afterId });
      if (withIdentity) await recordViews(tx, actor, asked.operation, found.slice(0, first));
      const counted = asked.withTotal ? await countChildren(tx, actor, today, schoolId) : undefined;
      return { stored: found, total: counted };
    });
    const children = stored.map((child, place) => {
      const read = withIdentity && place < first ? readNamedChild : readChild;
      return read(this.vault, actor.authorityId, child);
    });
    return { children, total };
  }
}
