import { Inject, Injectable } from '@nestjs/common';
import { todayInLondon, type Clock } from '#kernel';
import type { Actor } from '#access';
import { CLOCK, UnitOfWork } from '#platform';
import { recordViews } from '../data/child-view.sql.js';
import { IdentityVault } from '../data/identity-vault.js';
import { findChild } from '../data/stored-child.query.js';
import type { Child } from '../domain/child.js';
import { look } from './look.js';
import { readChild, readNamedChild } from './read-child.js';

export interface ChildAsked {
  readonly childId: string;
  /** The root field of the API that asks; it is kept with the trace. */
  readonly operation: string;
  /** Whether the name, date of birth or UPN will be shown. */
  readonly withIdentity: boolean;
}

/** Shows one child of the person's own schools as of today; undefined for every other child, and for none. */
@Injectable()
export class ViewChild {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: IdentityVault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { childId, operation, withIdentity }: ChildAsked): Promise<Child | undefined> {
    const today = todayInLondon(this.clock);
    const stored = await look(this.unitOfWork, actor, withIdentity, async (tx) => {
      const found = await findChild(tx, actor, childId, today);
      if (found && withIdentity) await recordViews(tx, actor, operation, [found]);
      return found;
    });
    const read = withIdentity ? readNamedChild : readChild;
    return stored && read(this.vault, actor.authorityId, stored);
  }
}
