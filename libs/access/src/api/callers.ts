import { Injectable, Logger } from '@nestjs/common';
import { Fault } from '#kernel';
import type { IncomingMessage } from 'node:http';
import { SignIn } from '../app/sign-in.js';
import type { Actor } from '../domain/actor.js';
import { bearerToken } from './token/bearer-token.js';
import { KeysUnavailable } from './token/issuer-keys.js';
import { TokenVerifier, type Identity } from './token/token-verifier.js';

/** Finds out who sends a request: at most once for each, and only where somebody wants to know. */
@Injectable()
export class Callers {
  private readonly log = new Logger('SignIn');
  private readonly known = new WeakMap<IncomingMessage, Promise<Actor>>();

  constructor(
    private readonly tokens: TokenVerifier,
    private readonly signIn: SignIn,
  ) {}

  /** The person who sends the request. Throws UNAUTHENTICATED, or UNAVAILABLE while that cannot be found out. */
  callerOf(request: IncomingMessage): Promise<Actor> {
    const known = this.known.get(request);
    if (known) return known;
    const found = this.identify(request).then(({ issuer, subject }) => this.signIn.run(issuer, subject));
    this.known.set(request, found);
    return found;
  }

  /** No token and a bad one get the same answer. What is wrong with it is for the log only. */
  private async identify(request: IncomingMessage): Promise<Identity> {
    const token = bearerToken(request.headers.authorization);
    if (token === undefined) throw notSignedIn();
    const checked = await this.tokens.verify(token).catch((fault: unknown) => {
      throw fault instanceof KeysUnavailable ? cannotTell(fault) : fault;
    });
    if (checked.ok) return checked.value;
    this.log.warn(`An access token was refused: ${checked.error}`);
    throw notSignedIn();
  }
}

function notSignedIn(): Fault {
  return new Fault(
    'UNAUTHENTICATED',
    'You are not signed in, or your sign-in has run out. Please sign in again.',
  );
}

function cannotTell(cause: KeysUnavailable): Fault {
  return new Fault('UNAVAILABLE', 'We cannot check who you are just now. Please try again in a minute.', {
    cause,
  });
}
