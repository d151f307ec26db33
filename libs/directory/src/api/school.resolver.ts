import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import type { Clock } from '#kernel';
import { CLOCK, CursorCodec, pageOf, type Connection } from '#platform';
import { SchoolsQuery } from '../app/schools.query.js';
import { dayAsked, requireOne } from './asked.js';
import { SchoolArgs, SchoolsArgs } from './directory.inputs.js';
import { SchoolConnection, SchoolType, toSchoolType } from './school.types.js';

@Resolver(() => SchoolType)
export class SchoolResolver {
  constructor(
    private readonly schoolsQuery: SchoolsQuery,
    private readonly cursors: CursorCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => SchoolConnection, { description: 'The schools of your local authority, by name.' })
  @Allow('directory.read')
  async schools(
    @CurrentActor() actor: Actor,
    @Args() { first, after, filter, asOf }: SchoolsArgs,
  ): Promise<Connection<SchoolType>> {
    const asked = { ...filter, on: dayAsked(asOf, this.clock) };
    const scope = { list: 'schools', binding: [actor.personId, { ...asked, on: asked.on.toString() }] };
    const position = after == null ? undefined : (this.cursors.decode(scope, after) as [string, number]);
    return pageOf(await this.schoolsQuery.page(actor, asked, first, position), {
      first,
      toNode: (row) => toSchoolType(row, asked.on),
      cursorOf: ({ name, urn }) => this.cursors.encode(scope, [name, urn]),
      count: () => this.schoolsQuery.count(actor, asked),
    });
  }

  @Query(() => SchoolType, {
    nullable: true,
    description: 'One school, by its id or any URN it has ever had. Empty where there is none.',
  })
  @Allow('directory.read')
  async school(
    @CurrentActor() actor: Actor,
    @Args() { id, urn, asOf }: SchoolArgs,
  ): Promise<SchoolType | null> {
    requireOne(id, urn, 'Give either the id or a URN of the school.');
    const row = await this.schoolsQuery.one(actor, { id, urn });
    return row === undefined ? null : toSchoolType(row, dayAsked(asOf, this.clock));
  }
}
