import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { CursorCodec, pageOf, type Connection } from '#platform';
import { DecideSchoolCap } from '../app/decide-school-cap.js';
import { ProposeSchoolCap } from '../app/propose-school-cap.js';
import { SchoolCapsQuery } from '../app/school-caps.query.js';
import {
  ApproveSchoolCapInput,
  ApproveSchoolCapResult,
  ProposeSchoolCapInput,
  ProposeSchoolCapResult,
  RejectSchoolCapInput,
  RejectSchoolCapResult,
  SchoolCapApproved,
  SchoolCapConnection,
  SchoolCapProposed,
  SchoolCapRejected,
  SchoolCapsArgs,
  SchoolCapType,
  toSchoolCapType,
} from './school-cap.types.js';

@Resolver(() => SchoolCapType)
export class SchoolCapResolver {
  constructor(
    private readonly propose: ProposeSchoolCap,
    private readonly decide: DecideSchoolCap,
    private readonly caps: SchoolCapsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  @Query(() => SchoolCapConnection, {
    description:
      'The most that schools may be awarded in a year, as it is, was and is proposed, the newest first.',
  })
  @Allow('budget.read')
  async schoolCaps(
    @CurrentActor() actor: Actor,
    @Args() { first, after, financialYear }: SchoolCapsArgs,
  ): Promise<Connection<SchoolCapType>> {
    const scope = { list: 'schoolCaps', binding: [actor.personId, financialYear] };
    const position = after == null ? undefined : String(this.cursors.decode(scope, after)[0]);
    const rows = await this.caps.run(actor, financialYear, first, position);
    return pageOf(rows, {
      first,
      toNode: (cap) => toSchoolCapType(cap, actor),
      cursorOf: ({ id }) => this.cursors.encode(scope, [id]),
      count: () => this.caps.count(actor, financialYear),
    });
  }

  @Mutation(() => ProposeSchoolCapResult, {
    description: 'Propose the most that a school, or every school, may be awarded from a fund in a year.',
  })
  @Allow('cap.propose')
  async proposeSchoolCap(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The limit.' })
    { limitPence: limit, schoolId, ...input }: ProposeSchoolCapInput,
  ): Promise<typeof ProposeSchoolCapResult> {
    const outcome = await this.propose.run(actor, { ...input, schoolId: schoolId ?? null, limit });
    return outcome.ok ? new SchoolCapProposed(toSchoolCapType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => ApproveSchoolCapResult, {
    description: 'Put a proposed limit in force. Never by the person who proposed it.',
  })
  @Allow('cap.approve')
  async approveSchoolCap(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which limit.' }) input: ApproveSchoolCapInput,
  ): Promise<typeof ApproveSchoolCapResult> {
    const outcome = await this.decide.run(actor, 'approveSchoolCap', input);
    return outcome.ok ? new SchoolCapApproved(toSchoolCapType(outcome.value, actor)) : outcome.error;
  }

  @Mutation(() => RejectSchoolCapResult, {
    description: 'Turn a proposed limit down. Never by the person who proposed it.',
  })
  @Allow('cap.approve')
  async rejectSchoolCap(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which limit.' }) input: RejectSchoolCapInput,
  ): Promise<typeof RejectSchoolCapResult> {
    const outcome = await this.decide.run(actor, 'rejectSchoolCap', input);
    return outcome.ok ? new SchoolCapRejected(toSchoolCapType(outcome.value, actor)) : outcome.error;
  }
}
