import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { RESOLVER_NAME_METADATA, RESOLVER_TYPE_METADATA } from '@nestjs/graphql';
import { POLICY, type Policy } from './allow.decorator.js';

/** One way into the service, and who may use it. */
export interface CensusEntry {
  /** For example `Mutation.proposeBudget` or `GET /dev/jwks`. */
  readonly door: string;
  readonly policy: Policy | 'UNDECLARED';
}

type Handler = (...args: never) => unknown;

const ROOT_TYPES = ['Query', 'Mutation', 'Subscription'];

/**
 * Every root field and every route of an application with its policy, in alphabetical order. A test keeps the list, so
 * that whoever changes a policy shows it to a reviewer. Fields below the root are not doors: they are reached through one.
 */
export function permissionCensus(app: INestApplicationContext): readonly CensusEntry[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  const fields = discovery.getProviders().flatMap(({ instance }) => entries(instance, rootFields));
  const routes = discovery.getControllers().flatMap(({ instance }) => entries(instance, routesOf));
  return [...fields, ...routes].sort((one, other) => (one.door < other.door ? -1 : 1));
}

function entries(instance: unknown, doorsOf: (handler: Handler, owner: object) => string[]): CensusEntry[] {
  if (typeof instance !== 'object' || instance === null) return [];
  const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name] as Handler;
    const policy = (Reflect.getMetadata(POLICY, handler) as Policy | undefined) ?? 'UNDECLARED';
    return doorsOf(handler, prototype.constructor as object).map((door) => ({ door, policy }));
  });
}

function rootFields(handler: Handler): string[] {
  const parent = Reflect.getMetadata(RESOLVER_TYPE_METADATA, handler) as string | undefined;
  const name = Reflect.getMetadata(RESOLVER_NAME_METADATA, handler) as string | undefined;
  return parent !== undefined && ROOT_TYPES.includes(parent) ? [`${parent}.${name ?? handler.name}`] : [];
}

function routesOf(handler: Handler, owner: object): string[] {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const verb = RequestMethod[method];
  return paths(owner).flatMap((prefix) => paths(handler).map((path) => `${verb} ${join(prefix, path)}`));
}

function paths(owner: object): string[] {
  return [Reflect.getMetadata(PATH_METADATA, owner) as string | string[]].flat();
}

function join(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
