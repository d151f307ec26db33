import { beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import {
  Field,
  GraphQLSchemaBuilderModule,
  GraphQLSchemaFactory,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { defaultFieldResolver, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { Actor, type Role } from '#access';
import { plainDate } from '#kernel';
import { buildSchemaOptions } from '#platform';
import { AgreementCommandsResolver } from './agreement-commands.resolver.js';
import { ChildCommandsResolver } from './child-commands.resolver.js';
import { ChildResolver } from './child.resolver.js';
import { forgottenFields, sensitiveFields } from './sensitive-census.js';

@ObjectType({ description: 'A type by somebody who did not read the instructions.' })
class Careless {
  @Field(() => String, { description: 'A name.' })
  familyName!: string;

  @Field(() => String, { description: 'No name.' })
  needsEvidence!: string;
}

@Resolver()
class CarelessResolver {
  @Query(() => Careless, { description: 'Shows it.' })
  careless(): Careless {
    return new Careless();
  }
}

async function schemaOf(...more: (new (...args: never[]) => object)[]): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const resolvers = [ChildResolver, ChildCommandsResolver, AgreementCommandsResolver, ...more];
  const schema = await app.get(GraphQLSchemaFactory).create(resolvers, buildSchemaOptions());
  await app.close();
  return schema;
}

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await schemaOf();
});

describe('the fields that tell of a child', () => {
  it('are declared sensitive, each of them', () => {
    expect(sensitiveFields(schema)).toEqual(
      [
        'Child.areaOfNeed',
        'Child.dateOfBirth',
        'Child.familyName',
        'Child.givenName',
        'Child.primaryNeed',
        'Child.secondaryNeed',
        'Child.senProvision',
        'Child.upn',
        'EngagementAgreement.signer',
      ].map((field) => ({ field, permission: 'child.read' })),
    );
    expect(forgottenFields(schema)).toEqual([]);
  });

  it('are found when somebody forgets to declare one, and a harmless name is not', async () => {
    expect(forgottenFields(await schemaOf(CarelessResolver))).toEqual(['Careless.familyName']);
  });
});

describe('a sensitive field', () => {
  const child = { givenName: 'Canarina', pseudonym: 'Child 7K3F-9Q' };

  function person(role: Role): Actor {
    const held = {
      role,
      scopeId: 'here',
      communityIds: [],
      from: plainDate('2026-09-01'),
      lastDay: undefined,
    };
    return new Actor({ authorityId: 'a', personId: 'p', displayName: role, roles: [held] });
  }

  async function shown(field: 'givenName' | 'pseudonym', context: object): Promise<unknown> {
    const type = schema.getType('Child');
    const declared = isObjectType(type) ? type.getFields()[field] : undefined;
    const info = {
      fieldName: field,
      parentType: type,
      path: { key: field },
    } as unknown as GraphQLResolveInfo;
    return await (declared?.resolve ?? defaultFieldResolver)(child, {}, context, info);
  }

  it('shows itself to those who may read the names of the children on roll', async () => {
    expect(await shown('givenName', { actor: person('SENCO') })).toBe('Canarina');
    expect(await shown('givenName', { actor: person('HEAD') })).toBe('Canarina');
  });

  it.each([
    'COMMUNITY_CHAIR',
    'SCHOOL_REP',
    'LA_FINANCE_MAKER',
    'LA_MODERATOR',
    'AUDITOR',
    'SYSTEM_ADMIN',
  ] as const)('hides itself from a %s, by whatever path it was reached', async (role) => {
    await expect(shown('givenName', { actor: person(role) })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await shown('pseudonym', { actor: person(role) })).toBe('Child 7K3F-9Q');
  });

  it('hides itself where nobody is signed in', async () => {
    await expect(shown('givenName', {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
