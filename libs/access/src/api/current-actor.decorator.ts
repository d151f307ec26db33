import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';
import { requestAndCarrier } from './caller-carrier.js';

/** The signed-in person, as a parameter. A public field has none: asking for it there is a mistake in the code. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const [, { actor }] = requestAndCarrier(context);
  if (actor === undefined) throw new Error('A public field has no current actor.');
  return actor;
});
