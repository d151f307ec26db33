import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { BlockList } from 'node:net';

const HERE = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Lets only programs of this machine through. Where a request comes from is not enough: a web page open in a browser
 * here can have a name of its own resolve to this machine, and a proxy here may speak for the whole world. So the name
 * that was asked for must be this machine's, no other site may be behind the request, and nobody may have passed it on.
 */
@Injectable()
export class ThisMachineGuard implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const request = context.switchToHttp().getRequest<IncomingMessage>();
    const { host, origin } = request.headers;
    const passedOn = PROXY_HEADERS.some((name) => name in request.headers);
    if (passedOn || !isLoopback(request.socket.remoteAddress) || !isHere(host) || !isHereOrNobody(origin)) {
      throw new ForbiddenException(
        'The development sign-in answers this machine only: use http://127.0.0.1.',
      );
    }
    return true;
  }
}

function isLoopback(address = ''): boolean {
  const mapped = address.replace(/^::ffff:/i, '');
  return loopback.check(mapped, mapped.includes(':') ? 'ipv6' : 'ipv4');
}

function isHere(host = ''): boolean {
  return HERE.test(host);
}

function isHereOrNobody(origin: string | undefined): boolean {
  return origin === undefined || isHere(origin.replace(/^https?:\/\//i, ''));
}
