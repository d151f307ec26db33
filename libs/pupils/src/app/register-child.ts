import { Inject, Injectable } from '@nestjs/common';
import { err, newId, ok, todayInLondon, type Clock, type Result } from '#kernel';
import type { Actor } from '#access';
import { CLOCK, InvalidInput, KeyReused, NotFound, UnitOfWork, type Tx } from '#platform';
import { BlindIndex } from '../data/blind-index.js';
import { insertChild, insertIdentity } from '../data/child-row.sql.js';
import { insertEnrolment } from '../data/enrolment.sql.js';
import { IdentityVault } from '../data/identity-vault.js';
import { openSenRecord } from '../data/sen-record.sql.js';
import { checkRegistration, type Registration, type RegistrationForm } from '../domain/registration.js';
import { asInvalidInput, UpnAlreadyRegistered } from './child.errors.js';

export interface RegisterChildInput {
  readonly schoolId: string;
  readonly form: RegistrationForm;
  readonly idempotencyKey: string;
}

export interface ChildRegistration {
  readonly childId: string;
  /** Plain sentences on what deserves a second look. */
  readonly warnings: readonly string[];
}

export type RegisterChildRefusal = InvalidInput | NotFound | UpnAlreadyRegistered | KeyReused;

/** What is kept of the answer for a repeat of the command: ids, and nothing of the child. */
interface Registered {
  readonly childId: string;
}

/**
 * A SENCO or head registers a child of the own school: identity sealed, a pseudonym drawn, on roll from a day, with the
 * SEN record of that day. Takes effect once per key. The identity is in clear in the memory of this process only.
 */
@Injectable()
export class RegisterChild {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly vault: IdentityVault,
    private readonly index: BlindIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    input: RegisterChildInput,
  ): Promise<Result<ChildRegistration, RegisterChildRefusal>> {
    const { schoolId, form } = input;
    if (!actor.mayIn('child.register', { schoolId })) return err(new NotFound('such school'));
    const checked = checkRegistration(form, todayInLondon(this.clock));
    if (!checked.ok) return err(asInvalidInput(checked.error));
    const registration = checked.value;
    const command = this.commandOf(actor, input);
    const done = await this.unitOfWork.once<Registered, UpnAlreadyRegistered>(actor, command, (tx) =>
      this.record(tx, actor, schoolId, registration),
    );
    return done.ok ? ok({ ...done.value, warnings: registration.warnings }) : done;
  }

  /** The stored hash of a command's input is a plain one; a name and a date of birth behind it could be guessed. */
  private commandOf(actor: Actor, { schoolId, form, idempotencyKey }: RegisterChildInput) {
    const input = this.index.ofCommand(actor.authorityId, { schoolId, form });
    return { operation: 'registerChild', key: idempotencyKey, input };
  }

  private async record(
    tx: Tx,
    { authorityId, personId }: Actor,
    schoolId: string,
    { identity, enrolledFrom, outOfCohort, sen }: Registration,
  ): Promise<Result<Registered, UpnAlreadyRegistered>> {
    const child = { authorityId, schoolId, childId: newId() };
    await insertChild(tx, child, personId);
    const isNew = await insertIdentity(tx, child, this.vault.seal(child, identity));
    if (!isNew) return err(new UpnAlreadyRegistered());
    await insertEnrolment(tx, child, enrolledFrom, outOfCohort);
    await openSenRecord(tx, child, sen, enrolledFrom);
    return ok({ childId: child.childId });
  }
}
