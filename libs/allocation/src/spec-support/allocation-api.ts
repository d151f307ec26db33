import { jest } from '@jest/globals';
import { newId, todayInLondon, systemClock, type PlainDate } from '#kernel';
import { TestApi } from '../../../../test/support/test-api.js';

/** A database is copied and a server put together for each file, on a machine that may be busy. */
jest.setTimeout(60_000);

/** What a command answered: which member of its union, and what was asked of it. */
export interface Answered {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly [field: string]: unknown;
}

export interface Assessed {
  readonly outcome: string;
  readonly findings: readonly {
    code: string;
    matched: boolean;
    reason: string | null;
    whyNot: string | null;
  }[];
  readonly available: { readonly pence: string };
  readonly [field: string]: unknown;
}

export interface RequestSeen {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly [field: string]: unknown;
}

/** A period from today that touches several terms, whenever the test is run. */
export const TODAY = todayInLondon(systemClock);
export const STARTS_ON = TODAY;
export const ENDS_ON = TODAY.add({ days: 240 });

const REQUEST = 'id version state reference';
/** The field that an `InvalidInput` means. */
export const FIELD = '... on InvalidInput { field }';
const NAMES = ['Ada', 'Ben', 'Cem', 'Dot', 'Eli', 'Fay', 'Gus', 'Hal'];

/** The real API on the demonstration, and what a test of this room needs to be given. */
export class AllocationApi {
  private constructor(
    readonly api: TestApi,
    /** The first school of C01, of the SENCO and the head teacher. */
    readonly schoolId: string,
    readonly secondSchoolId: string,
    /** C01, of the chair. */
    readonly communityId: string,
  ) {}

  static async open(): Promise<AllocationApi> {
    const api = await TestApi.open();
    const scopeOf = async (person: string) => {
      const { me } = await api.ask<{ me: { roles: { scopeId: string }[] } }>(
        person,
        '{ me { roles { scopeId } } }',
      );
      return me.roles[0]!.scopeId;
    };
    return new AllocationApi(
      api,
      await scopeOf('senco'),
      await scopeOf('second-senco'),
      await scopeOf('chair'),
    );
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** Gives a command as a person. `fields` are those of its success. */
  async command(person: string, name: string, input: object, fields = ''): Promise<Answered> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) {
      __typename ... on UserError { code message } ${fields} } }`;
    return (await this.api.ask<Record<string, Answered>>(person, query, { input }))[name]!;
  }

  /** A child on roll at a school, its SEN record that of SEN support, with an agreement to engage unless told otherwise. */
  async aChild({
    agreed = true,
    person = 'senco',
    provision = 'K',
    ...over
  }: ChildWanted = {}): Promise<string> {
    const input = {
      idempotencyKey: newId(),
      schoolId: person === 'second-senco' ? this.secondSchoolId : this.schoolId,
      givenName: NAMES[Math.floor(Math.random() * NAMES.length)],
      familyName: 'Canary',
      dateOfBirth: `${TODAY.year - 7}-03-14`,
      enrolledFrom: TODAY.subtract({ years: 1 }).toString(),
      sen: { provision, primaryNeed: 'SLCN' },
      ...over,
    };
    const registered = await this.command(
      person,
      'registerChild',
      input,
      '... on ChildRegistered { child { id } }',
    );
    const childId = (registered.child as { id: string } | undefined)?.id;
    if (childId === undefined) throw new Error(JSON.stringify(registered));
    if (agreed) await this.agree(childId, person);
    return childId;
  }

  async agree(childId: string, person = 'senco'): Promise<void> {
    const input = {
      childId,
      body: 'COMMUNITY',
      signer: 'PARENT',
      method: 'SIGNED',
      agreedOn: TODAY.toString(),
    };
    const recorded = await this.command(person, 'recordAgreement', { ...input, idempotencyKey: newId() });
    if (recorded.code !== undefined) throw new Error(JSON.stringify(recorded));
  }

  /** A draft as the API answered it. An individual request of £1,000.00 that nothing stands against, unless told otherwise. */
  async drafted({ kind = 'INDIVIDUAL', person = 'senco', ...over }: RequestWanted = {}): Promise<Answered> {
    const schoolId = person === 'second-senco' ? this.secondSchoolId : this.schoolId;
    const input = { idempotencyKey: newId(), schoolId, kind, content: content(over) };
    return this.command(
      person,
      'draftRequest',
      input,
      `... on RequestDrafted { request { ${REQUEST} } } ${FIELD}`,
    );
  }

  async aDraft(wanted: RequestWanted = {}): Promise<RequestSeen> {
    const needsChild = (wanted.kind ?? 'INDIVIDUAL') === 'INDIVIDUAL' && wanted.childIds === undefined;
    const person = wanted.person ?? 'senco';
    const childIds = needsChild ? [await this.aChild({ person })] : (wanted.childIds ?? []);
    return requestIn(await this.drafted({ ...wanted, childIds }));
  }

  submitted({ id, version }: RequestSeen, person = 'senco'): Promise<Answered> {
    const input = { requestId: id, expectedVersion: version };
    return this.command(
      person,
      'submitRequest',
      input,
      `... on RequestSubmitted { request { ${REQUEST} } } ${FIELD}`,
    );
  }

  async aSubmission(wanted: RequestWanted = {}): Promise<RequestSeen> {
    return requestIn(await this.submitted(await this.aDraft(wanted), wanted.person));
  }

  /** Awards £1,000.00 unless told otherwise. */
  awarded({ id, version }: RequestSeen, over: object = {}, person = 'chair'): Promise<Answered> {
    const input = {
      requestId: id,
      expectedVersion: version,
      idempotencyKey: newId(),
      amountPence: '100000',
      rationale: 'The provision is well thought out.',
      ...over,
    };
    return this.command(person, 'awardRequest', input, AWARDED);
  }

  /** Declines unless told otherwise. */
  decided({ id, version }: RequestSeen, over: object = {}, person = 'chair'): Promise<Answered> {
    const input = {
      requestId: id,
      expectedVersion: version,
      idempotencyKey: newId(),
      outcome: 'DECLINED',
      rationale: 'Other support comes first.',
      ...over,
    };
    return this.command(
      person,
      'decideRequest',
      input,
      `... on RequestDecided { notice decisionId request { ${REQUEST} } } ${FIELD}`,
    );
  }

  /** What may be given for a request, as a person sees it; null where it is not theirs. */
  async assess(person: string, requestId: string, amountPence?: string): Promise<Assessed | null> {
    const query = `query ($requestId: ID!, $amountPence: Pence) {
      assessment(requestId: $requestId, amountPence: $amountPence) { ${ASSESSMENT} } }`;
    const variables = { requestId, amountPence };
    return (await this.api.ask<{ assessment: Assessed | null }>(person, query, variables)).assessment;
  }

  /** What C01 can still promise, in pence. */
  async available(): Promise<bigint> {
    const request = await this.aSubmission({ kind: 'PROJECT' });
    return BigInt((await this.assess('chair', request.id))!.available.pence);
  }

  /** A request as a person sees it; null where it is not theirs. */
  async see(person: string, id: string, fields = REQUEST): Promise<RequestSeen | null> {
    const query = `query ($id: ID!) { request(id: $id) { ${fields} } }`;
    return (await this.api.ask<{ request: RequestSeen | null }>(person, query, { id })).request;
  }
}

const ASSESSMENT = `
  outcome amount { pence } cap { formatted } most { pence formatted } available { pence } wouldRemain { pence }
  elementTest { isMet shortfall { pence } elementThree { pence } working { label result { pence } } }
  findings { code matched reason whyNot }`;

const AWARDED = `${FIELD} ... on RequestAwarded {
    dryRun awardId reference decisionId requestId budgetId outcome amount { pence formatted }
    availableAfter { pence } committedAfter { pence } instalments { number label dueOn amount { pence } } }
  ... on AboveCap { capPence findings { code matched } }
  ... on BudgetInsufficient { availablePence askedPence shortfallPence }
  ... on EvidenceNeeded { findings { code matched reason } }`;

interface ChildWanted {
  readonly agreed?: boolean;
  readonly person?: 'senco' | 'head' | 'second-senco';
  readonly provision?: 'K' | 'E';
  readonly [field: string]: unknown;
}

export interface RequestWanted {
  readonly kind?: string;
  readonly person?: 'senco' | 'head' | 'second-senco';
  readonly childIds?: readonly string[];
  readonly [field: string]: unknown;
}

/** The request of a success; fails the test for a refusal. */
export function requestIn(answered: Answered): RequestSeen {
  if (answered.request === undefined) throw new Error(JSON.stringify(answered));
  return answered.request as RequestSeen;
}

/** Provision of enough to carry Element 2, with £1,000.00 on top of it for the community. */
export function content(over: object = {}): object {
  return {
    purpose: 'STAFFING',
    title: 'Support in the mornings',
    summary: 'The child needs an adult near by to begin the day.',
    desiredOutcome: 'The child begins the day without help.',
    startsOn: STARTS_ON.toString(),
    endsOn: ENDS_ON.toString(),
    amountAskedPence: '100000',
    reviewedCycles: 2,
    lines: [line({ fundedFrom: 'ELEMENT_2', quantity: '300' }), line({ quantity: '50' })],
    ...over,
  };
}

/** A line at £20.00 an hour, paid by the community unless told otherwise. */
export function line(over: object = {}): object {
  return {
    category: 'STAFFING',
    description: 'A teaching assistant in the mornings',
    quantity: '50',
    unit: 'HOUR',
    unitCostPence: '2000',
    fundedFrom: 'COMMUNITY',
    ...over,
  };
}

export function inDays(days: number): PlainDate {
  return TODAY.add({ days });
}
