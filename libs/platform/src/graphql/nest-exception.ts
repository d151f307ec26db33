import { HttpStatus, type HttpException } from '@nestjs/common';
import { Fault, type FaultCode } from '#kernel';

const CODES = new Map<number, FaultCode>([
  [HttpStatus.UNAUTHORIZED, 'UNAUTHENTICATED'],
  [HttpStatus.FORBIDDEN, 'FORBIDDEN'],
  [HttpStatus.NOT_FOUND, 'NOT_FOUND'],
  [HttpStatus.CONFLICT, 'CONFLICT'],
  [HttpStatus.TOO_MANY_REQUESTS, 'RATE_LIMITED'],
  [HttpStatus.SERVICE_UNAVAILABLE, 'UNAVAILABLE'],
]);

/** Nest's own wording ("Forbidden resource") helps nobody. Only what a validation pipe says is passed on. */
const PLAIN: Record<Exclude<FaultCode, 'BAD_USER_INPUT' | 'INTERNAL'>, string> = {
  UNAUTHENTICATED: 'Please sign in first.',
  FORBIDDEN: 'Your role does not allow this.',
  NOT_FOUND: 'There is no such thing here, or it is not yours to see.',
  CONFLICT: 'Somebody else has changed this in the meantime. Please look at it again first.',
  RATE_LIMITED: 'Too many requests at once. Please wait a minute and try again.',
  UNAVAILABLE: 'The service is not available just now. Please try again in a minute.',
};

/** An exception of Nest's guards, pipes and filters as a Fault of the closed list. */
export function faultOfNest(exception: HttpException): Fault {
  const status = exception.getStatus();
  const code = CODES.get(status) ?? (status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL');
  const message = code === 'BAD_USER_INPUT' || code === 'INTERNAL' ? complaints(exception) : PLAIN[code];
  return new Fault(code, message, { cause: exception });
}

/** A validation pipe lists every complaint in its response and says only "Bad Request Exception" as its message. */
function complaints(exception: HttpException): string {
  const response = exception.getResponse();
  const listed = typeof response === 'object' && 'message' in response ? response.message : undefined;
  return Array.isArray(listed) ? listed.join('. ') : exception.message;
}
