import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Actor, Allow, CurrentActor } from '#access';
import { ChangeSenProvision } from '../app/change-sen-provision.js';
import { EndEnrolment } from '../app/end-enrolment.js';
import { RegisterChild } from '../app/register-child.js';
import type { RegistrationForm } from '../domain/registration.js';
import type { SenRecord } from '../domain/sen-record.js';
import { ChildShownAfter } from './child-shown.js';
import {
  ChangeSenProvisionInput,
  EndEnrolmentInput,
  RegisterChildInput,
  type SenRecordInput,
} from './child.inputs.js';
import {
  ChangeSenProvisionResult,
  ChildRegistered,
  EndEnrolmentResult,
  EnrolmentEnded,
  RegisterChildResult,
  SenProvisionChanged,
} from './child.results.js';

@Resolver()
export class ChildCommandsResolver {
  constructor(
    private readonly register: RegisterChild,
    private readonly changeSen: ChangeSenProvision,
    private readonly end: EndEnrolment,
    private readonly shownAfter: ChildShownAfter,
  ) {}

  @Mutation(() => RegisterChildResult, {
    description:
      'Register a child of your school, so that you can ask for support. Name, date of birth and UPN are sealed before ' +
      'they are stored; people outside the school know the child by a random pseudonym.',
  })
  @Allow('child.register')
  async registerChild(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The child.' }) input: RegisterChildInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RegisterChildResult> {
    const { schoolId, idempotencyKey } = input;
    const done = await this.register.run(actor, { schoolId, idempotencyKey, form: toForm(input) });
    if (!done.ok) return done.error;
    const { childId, warnings } = done.value;
    return new ChildRegistered(await this.shownAfter.command(actor, childId, info), warnings);
  }

  @Mutation(() => ChangeSenProvisionResult, {
    description:
      'Record that a child’s SEN provision or needs change from a day on. What held before stays on record.',
  })
  @Allow('child.register')
  async changeSenProvision(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The change.' }) { sen, ...input }: ChangeSenProvisionInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ChangeSenProvisionResult> {
    const done = await this.changeSen.run(actor, { ...input, sen: toSenRecord(sen) });
    if (!done.ok) return done.error;
    return new SenProvisionChanged(await this.shownAfter.command(actor, input.childId, info));
  }

  @Mutation(() => EndEnrolmentResult, {
    description: 'Record a child’s last day on your roll. A day recorded by mistake can be set anew.',
  })
  @Allow('child.register')
  async endEnrolment(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Who and when.' }) input: EndEnrolmentInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof EndEnrolmentResult> {
    const done = await this.end.run(actor, input);
    if (!done.ok) return done.error;
    return new EnrolmentEnded(await this.shownAfter.command(actor, input.childId, info));
  }
}

function toForm({
  givenName,
  familyName,
  dateOfBirth,
  upn,
  enrolledFrom,
  sen,
  outOfCohort,
}: RegisterChildInput): RegistrationForm {
  const placed = outOfCohort ? { ncYear: outOfCohort.ncYear, reason: outOfCohort.reason } : undefined;
  const identity = { givenName, familyName, dateOfBirth, upn: upn ?? undefined };
  return { ...identity, enrolledFrom, sen: toSenRecord(sen), outOfCohort: placed };
}

/** A client may write null for what it leaves out. */
function toSenRecord({ provision, primaryNeed, secondaryNeed }: SenRecordInput): SenRecord {
  return { provision, primaryNeed: primaryNeed ?? undefined, secondaryNeed: secondaryNeed ?? undefined };
}
