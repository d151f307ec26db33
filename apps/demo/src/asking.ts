import { succeeded, type MeAnswer, type Outcome } from './answers.js';
import { DRAFT, ME, RECORD_AGREEMENT, REGISTER_CHILD, SUBMIT } from './operations.js';
import type { Person } from './person.js';
import type { Stage } from './stage.js';

interface RequestSuccess {
  readonly request: { readonly id: string; readonly version: number };
}

/** A request that has been sent to the community. */
export interface Sent {
  readonly requestId: string;
  readonly version: number;
}

const CONTENT = {
  urgent: false,
  startsOn: '2026-11-02',
  endsOn: '2027-02-12',
  reviewedCycles: 2,
  collaboratingSchoolIds: [],
};

/** The school of a person, by name and id. */
export async function schoolOf(person: Person): Promise<{ id: string; name: string }> {
  const { me } = await person.ask<MeAnswer>(ME);
  const [role] = me.roles;
  if (role === undefined) throw new Error('The person has no role.');
  return { id: role.scopeId, name: role.scopeName };
}

/** The SENCO enters a child, records the parents' agreement and asks for an adult in the classroom. */
export async function askForOneChild(stage: Stage): Promise<Sent> {
  const { narrator } = stage;
  const { senco } = stage.cast;
  const school = await schoolOf(senco);
  const registered = await senco.ask<{
    registerChild: Outcome<{ child: { id: string; pseudonym: string } }>;
  }>(REGISTER_CHILD, {
    input: {
      idempotencyKey: stage.key(),
      schoolId: school.id,
      givenName: 'Demo',
      familyName: 'Child',
      dateOfBirth: '2018-05-14',
      enrolledFrom: '2025-09-01',
      sen: { provision: 'K', primaryNeed: 'SLCN' },
    },
  });
  const { child } = succeeded(registered.registerChild);
  narrator.say(
    `The SENCO of ${school.name} registers a child. Outside the school it is only a random pseudonym.`,
  );
  const agreed = await senco.ask<{ recordAgreement: Outcome<object> }>(RECORD_AGREEMENT, {
    input: {
      idempotencyKey: stage.key(),
      childId: child.id,
      body: 'COMMUNITY',
      signer: 'PARENT',
      method: 'SIGNED',
      agreedOn: '2026-11-02',
    },
  });
  succeeded(agreed.recordAgreement);
  narrator.say('The parents agree in writing that the community may discuss the child.');
  const sent = await send(stage, senco, school.id, 'INDIVIDUAL', {
    ...CONTENT,
    purpose: 'STAFFING',
    title: 'Language group and a keyworker',
    summary: 'Speech, language and communication need; two reviewed cycles of support.',
    desiredOutcome: 'Takes part in class discussions with visual prompts.',
    amountAskedPence: '260000',
    childIds: [child.id],
    lines: [
      line('STAFFING', 'Teaching assistant, small group', '140', 'HOUR', '1500', 'ELEMENT_2'),
      line('STAFFING', 'Keyworker, one to one', '200', 'HOUR', '1300', 'COMMUNITY'),
    ],
  });
  narrator.say(
    'The SENCO asks for £2,600.00 for a keyworker; the school itself pays £2,100.00 from Element 2.',
  );
  return sent;
}

/** Another school asks for a project that is larger than a community may decide alone. */
export async function askForLargeProject(stage: Stage): Promise<Sent> {
  const { secondSenco } = stage.cast;
  const school = await schoolOf(secondSenco);
  stage.narrator.say(`${school.name} asks for £12,500.00 for a shared sensory room.`);
  return send(stage, secondSenco, school.id, 'PROJECT', {
    ...CONTENT,
    purpose: 'SHARED_SPACE',
    title: 'A sensory room for three schools',
    summary: 'Running costs of a room that three schools share.',
    desiredOutcome: 'Fewer exclusions for dysregulation.',
    amountAskedPence: '1250000',
    childIds: [],
    lines: [line('SHARED_SPACE', 'Staffing and running costs', '1', 'ITEM', '1250000', 'COMMUNITY')],
  });
}

async function send(
  stage: Stage,
  person: Person,
  schoolId: string,
  kind: string,
  content: object,
): Promise<Sent> {
  const drafted = await person.ask<{ draftRequest: Outcome<RequestSuccess> }>(DRAFT, {
    input: { idempotencyKey: stage.key(), schoolId, kind, content },
  });
  const { request } = succeeded(drafted.draftRequest);
  const submitted = await person.ask<{ submitRequest: Outcome<RequestSuccess> }>(SUBMIT, {
    input: { requestId: request.id, expectedVersion: request.version },
  });
  return { requestId: request.id, version: succeeded(submitted.submitRequest).request.version };
}

function line(
  category: string,
  description: string,
  quantity: string,
  unit: string,
  unitCostPence: string,
  fundedFrom: string,
) {
  return { category, description, quantity, unit, unitCostPence, fundedFrom };
}
