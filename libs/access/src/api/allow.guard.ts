import {
  HttpException,
  HttpStatus,
  Injectable,
  Logger,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Fault, type FaultCode } from '#kernel';
import { whatItAllows, whoHolds, type Permission } from '../domain/permissions.js';
import { POLICY, type Policy } from './allow.decorator.js';
import { requestAndCarrier } from './caller-carrier.js';
import { Callers } from './callers.js';

const HTTP_STATUS: Partial<Record<FaultCode, HttpStatus>> = {
  UNAUTHENTICATED: HttpStatus.UNAUTHORIZED,
  FORBIDDEN: HttpStatus.FORBIDDEN,
  UNAVAILABLE: HttpStatus.SERVICE_UNAVAILABLE,
};

/**
 * Stands before every root field and every route, and opens only what has a policy that the caller fulfils. The person
 * is left where `@CurrentActor()` and loaders find it.
 */
@Injectable()
export class AllowGuard implements CanActivate {
  private readonly log = new Logger('AllowGuard');

  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    try {
      await this.check(context);
      return true;
    } catch (fault) {
      throw context.getType() === 'http' ? asHttp(fault) : fault;
    }
  }

  private async check(context: ExecutionContext): Promise<void> {
    const policy = this.reflector.get<Policy | undefined>(POLICY, context.getHandler());
    if (policy === undefined) throw this.undeclared(context);
    if (policy === 'public') return;
    const [request, carrier] = requestAndCarrier(context);
    const actor = await this.callers.callerOf(request);
    carrier.actor = actor;
    if (policy !== 'signed-in' && !actor.may(policy)) throw notYourRole(policy);
  }

  private undeclared(context: ExecutionContext): Fault {
    const place = `${context.getClass().name}.${context.getHandler().name}`;
    this.log.error(`${place} has no policy, so nobody may use it. Declare one with @Allow(…).`);
    return new Fault('FORBIDDEN', 'This is not open to anybody yet.');
  }
}

function notYourRole(permission: Permission): Fault {
  return new Fault(
    'FORBIDDEN',
    `No role of yours lets you ${whatItAllows(permission)}. Who may: ${whoHolds(permission)}.`,
  );
}

/** Routes have no error mask of their own: Nest answers with the status and the plain message. */
function asHttp(fault: unknown): unknown {
  const status = fault instanceof Fault ? HTTP_STATUS[fault.code] : undefined;
  return status === undefined ? fault : new HttpException((fault as Fault).message, status, { cause: fault });
}
