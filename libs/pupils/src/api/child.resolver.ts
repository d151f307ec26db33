import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, IdScalar, pageOf, requestedFields, type Connection } from '#platform';
import { ViewChild } from '../app/view-child.query.js';
import { ViewChildren } from '../app/view-children.query.js';
import { asksForIdentity } from './child-asked.js';
import { ChildrenArgs } from './child.inputs.js';
import { ChildConnection, ChildType } from './child.types.js';
import { toChildType } from './to-child-type.js';

@Resolver(() => ChildType)
export class ChildResolver {
  constructor(
    private readonly viewChild: ViewChild,
    private readonly viewChildren: ViewChildren,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => ChildType, {
    nullable: true,
    description:
      'One child of your school. Null for a child of another school as for one that does not exist.',
  })
  @Allow('child.read')
  async child(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The child.' }) childId: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ChildType | null> {
    const asked = { childId, operation: info.fieldName, withIdentity: asksForIdentity(info, '') };
    const child = await this.viewChild.run(actor, asked);
    return child === undefined ? null : toChildType(child);
  }

  @Query(() => ChildConnection, {
    description:
      'The children on the roll of your school, now or later, in the order in which they were registered: names are ' +
      'stored sealed, so the list cannot be sorted by them. Empty for a school that is not yours.',
  })
  @Allow('child.read')
  async children(
    @CurrentActor() actor: Actor,
    @Args() { schoolId, first, after }: ChildrenArgs,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ChildType>> {
    const scope = { list: info.fieldName, binding: [actor.personId, schoolId] };
    const afterId = after == null ? undefined : String(this.cursors.decode(scope, after)[0]);
    const { withIdentity, withTotal } = {
      withIdentity: asksForIdentity(info, 'nodes.'),
      withTotal: asksForTotal(info),
    };
    const asked = { schoolId, first, afterId, operation: info.fieldName, withIdentity, withTotal };
    const { children, total = 0 } = await this.viewChildren.run(actor, asked);
    const cursorOf = ({ id }: { id: string }) => this.cursors.encode(scope, [id]);
    return pageOf(children, { first, toNode: toChildType, cursorOf, count: () => total });
  }
}

function asksForTotal(info: GraphQLResolveInfo): boolean {
  return requestedFields(info).has('totalCount');
}
