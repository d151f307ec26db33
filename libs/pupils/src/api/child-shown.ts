import { Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor } from '#access';
import { ViewChild } from '../app/view-child.query.js';
import { asksForIdentity } from './child-asked.js';
import type { ChildType } from './child.types.js';
import { toChildType } from './to-child-type.js';

/** Shows the child a command was about, with no more of it than the client asks for. */
@Injectable()
export class ChildShownAfter {
  constructor(private readonly viewChild: ViewChild) {}

  async command(actor: Actor, childId: string, info: GraphQLResolveInfo): Promise<ChildType> {
    const withIdentity = asksForIdentity(info, 'child.');
    const child = await this.viewChild.run(actor, { childId, operation: info.fieldName, withIdentity });
    if (child === undefined) throw new Error('A child that was just recorded cannot be seen.');
    return toChildType(child);
  }
}
