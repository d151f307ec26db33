import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import type { Actor } from '#access';
import { newId } from '#kernel';
import { graphqlOptions, newSecrets, PlatformModule, readSecrets } from '#platform';
import { PupilsModule } from '../pupils.module.js';
import { CANARY, chair, otherSenco, places, PupilsRoom, senco } from '../spec-support/pupils-room.js';

let room: PupilsRoom;
let app: INestApplication;
const logged: unknown[] = [];

beforeAll(async () => {
  room = await PupilsRoom.open();
  const log = { error: (entry: unknown) => logged.push(entry) };
  const secrets = readSecrets(newSecrets(), 'the test');
  const platform = PlatformModule.forRoot({ dataSource: room.server, clock: room.clock, secrets });
  const api = GraphQLModule.forRoot(graphqlOptions({ production: true, log }));
  app = await NestFactory.create(
    { module: class {}, imports: [platform, api, PupilsModule] },
    { logger: false },
  );
  await app.init();
});

afterAll(async () => {
  await app.close();
  await room.close();
});

/** Asks as a person, past the guard that stands before the root fields. */
async function ask(actor: Actor, source: string, variableValues: Record<string, unknown> = {}) {
  const { schema } = app.get(GraphQLSchemaHost);
  return graphql({ schema, source, variableValues, contextValue: { actor } });
}

const REGISTER = `mutation ($input: RegisterChildInput!) {
  registerChild(input: $input) {
    __typename
    ... on ChildRegistered { warnings child { id pseudonym givenName upn yearGroup senProvision areaOfNeed } }
    ... on UserError { code message }
    ... on InvalidInput { field }
  }
}`;

const inputOf = (changes: object = {}) => ({
  ...CANARY,
  upn: null,
  idempotencyKey: newId(),
  schoolId: places.schoolId,
  enrolledFrom: '2022-09-01',
  sen: { provision: 'K', primaryNeed: 'SLCN', secondaryNeed: null },
  outOfCohort: null,
  ...changes,
});

async function register(changes: object = {}, actor = senco) {
  const { data, errors } = await ask(actor, REGISTER, { input: inputOf(changes) });
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return data?.registerChild as { __typename: string; child: { id: string } };
}

describe('the API of the pupils room', () => {
  it('registers a child and shows it to its school', async () => {
    expect(await register({ upn: CANARY.upn })).toEqual({
      __typename: 'ChildRegistered',
      warnings: [],
      child: {
        id: expect.any(String),
        pseudonym: expect.stringMatching(/^Child /),
        givenName: CANARY.givenName,
        upn: CANARY.upn,
        yearGroup: 'Year 4',
        senProvision: 'K',
        areaOfNeed: 'COMMUNICATION_AND_INTERACTION',
      },
    });
  });

  it.each<[string, object, Actor]>([
    ['InvalidInput', { upn: 'A801200005001' }, senco],
    ['InvalidInput', { sen: { provision: 'K', secondaryNeed: 'ASD' } }, senco],
    ['NotFound', {}, otherSenco],
    ['UpnAlreadyRegistered', { upn: CANARY.upn }, senco],
  ])('answers with %s where it refuses %p', async (type, changes, actor) => {
    const refusal = await register(changes, actor);
    expect(refusal.__typename).toBe(type);
    for (const word of Object.values(CANARY)) expect(JSON.stringify(refusal)).not.toContain(word);
  });

  it('pages through the children of a school and leaves a trace where names are asked for, however renamed', async () => {
    await register();
    const before = await room.count('child_view');
    const query = (fields: string) =>
      `query ($s: ID!, $after: String) { children(schoolId: $s, first: 1, after: $after) {
         nodes { ${fields} } pageInfo { hasNextPage endCursor } totalCount } }`;
    const first = await ask(senco, query('pseudonym yearGroup'), { s: places.schoolId });
    const page = first.data?.children as {
      pageInfo: { endCursor: string; hasNextPage: boolean };
      totalCount: number;
    };
    expect(page).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 2 });
    expect(await room.count('child_view')).toBe(before);

    const after = page.pageInfo.endCursor;
    const second = await ask(senco, query('who: familyName'), { s: places.schoolId, after });
    expect(second.data?.children).toMatchObject({
      nodes: [{ who: CANARY.familyName }],
      pageInfo: { hasNextPage: false },
    });
    expect(await room.count('child_view', `operation = 'children'`)).toBe(1);

    const borrowed = await ask(otherSenco, query('pseudonym'), { s: places.schoolId, after });
    expect(borrowed.errors?.[0]?.message).toContain('page mark');
  });

  it('changes, ends, agrees and withdraws, each time showing the child as it then is', async () => {
    const { child } = await register();
    const step = async (name: string, input: object, fields: string) => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      const source = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ... on UserError { message } } }`;
      return (await ask(senco, source, { input })).data?.[name] as Record<string, unknown>;
    };

    const sen = { provision: 'E', primaryNeed: 'SEMH' };
    const change = { childId: child.id, expectedVersion: 1, sen, from: '2026-09-21' };
    expect(
      await step(
        'changeSenProvision',
        change,
        '... on SenProvisionChanged { child { version senProvision } }',
      ),
    ).toEqual({ __typename: 'SenProvisionChanged', child: { version: 2, senProvision: 'E' } });

    const end = { childId: child.id, expectedVersion: 2, lastDay: '2026-12-18' };
    expect(await step('endEnrolment', end, '... on EnrolmentEnded { child { onRollUntil } }')).toEqual({
      __typename: 'EnrolmentEnded',
      child: { onRollUntil: '2026-12-18' },
    });

    const given = { body: 'COMMUNITY', signer: 'PARENT', method: 'SIGNED', agreedOn: '2026-09-14' };
    const recorded = await step(
      'recordAgreement',
      { ...given, childId: child.id, idempotencyKey: newId() },
      '... on AgreementRecorded { agreementId child { agreements { id signer withdrawnOn } } }',
    );
    const agreementId = recorded.agreementId as string;
    expect(recorded).toMatchObject({
      child: { agreements: [{ id: agreementId, signer: 'PARENT', withdrawnOn: null }] },
    });

    const withdrawal = { agreementId, withdrawnOn: '2026-09-30' };
    const fields = '... on AgreementWithdrawn { child { agreements { withdrawnOn } } }';
    expect(await step('withdrawAgreement', withdrawal, fields)).toMatchObject({
      child: { agreements: [{ withdrawnOn: '2026-09-30' }] },
    });
    expect(await step('withdrawAgreement', withdrawal, fields)).toMatchObject({
      __typename: 'AgreementAlreadyWithdrawn',
    });
  });

  it.each<[string, Actor]>([
    ['a chair', chair],
    ['another school', otherSenco],
  ])('shows %s no child, and the same for one that does not exist', async (_, actor) => {
    const { child } = await register();
    for (const id of [child.id, newId()]) {
      const answer = await ask(actor, 'query ($id: ID!) { child(id: $id) { givenName } }', { id });
      expect(answer).toEqual({ data: { child: null } });
    }
  });
});
