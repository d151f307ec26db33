import 'reflect-metadata';
import { Global, Module, type INestApplication, type ModuleMetadata } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { plainDate } from '#kernel';
import { CLOCK, UnitOfWork } from '#platform';
import type { Server } from 'node:http';
import { DataSource } from 'typeorm';
import { AccessModule, type AccessOptions } from './access.module.js';
import { People } from './data/people.query.js';
import { Actor, type HeldRole } from './domain/actor.js';
import type { Role } from './domain/role.js';

export const AUTHORITY = '01934567-0000-7000-8000-000000000001';
export const SCHOOL = '01934567-0000-7000-8000-000000000002';

const NAMES = [
  { id: AUTHORITY, name: 'Kent' },
  { id: SCHOOL, name: 'Testwood Primary' },
];

/** For tests: stands for the database, and knows whom each account belongs to at this moment. */
export class PeopleInMemory {
  accounts = new Map<string, Actor[]>();
  reads = 0;

  whoSignInAs(issuer: string, subject: string): Promise<Actor[]> {
    this.reads += 1;
    if (subject.includes('\0')) return Promise.reject(new Error('PostgreSQL takes no NUL character.'));
    return Promise.resolve(this.accounts.get(`${issuer} ${subject}`) ?? []);
  }
}

/** For tests: somebody with these roles for a school year. */
export function person(...roles: Role[]): Actor {
  const held = (role: Role): HeldRole => ({
    role,
    scopeId: SCHOOL,
    communityIds: [],
    from: plainDate('2026-09-01'),
    lastDay: plainDate('2027-08-31'),
  });
  return new Actor({
    authorityId: AUTHORITY,
    personId: SCHOOL,
    displayName: 'Ada Byron',
    roles: roles.map(held),
  });
}

type Work = (tx: { all: () => Promise<typeof NAMES> }) => unknown;

@Global()
@Module({
  providers: [
    { provide: DataSource, useValue: {} },
    {
      provide: UnitOfWork,
      useValue: { read: (_: unknown, work: Work) => work({ all: () => Promise.resolve(NAMES) }) },
    },
  ],
  exports: [DataSource, UnitOfWork],
})
class PlatformStandIn {}

/** For tests: a small application on a port of its own with the access room in it, and no database. */
export async function startTestApp(
  access: AccessOptions,
  people: PeopleInMemory,
  parts: ModuleMetadata = {},
): Promise<INestApplication<Server>> {
  const clock = { provide: CLOCK, useValue: access.clock };
  const platform = { module: PlatformStandIn, providers: [clock], exports: [CLOCK] };
  const imports = [platform, AccessModule.forRoot(access), ...(parts.imports ?? [])];
  const module = await Test.createTestingModule({ ...parts, imports })
    .overrideProvider(People)
    .useValue(people)
    .compile();
  const app = module.createNestApplication<INestApplication<Server>>({ logger: false });
  await app.listen(0, '127.0.0.1');
  return app;
}
