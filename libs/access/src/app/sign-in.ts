import { Inject, Injectable } from '@nestjs/common';
import { Fault, todayInLondon, type Clock } from '#kernel';
import { CLOCK } from '#platform';
import { People } from '../data/people.query.js';
import type { Actor } from '../domain/actor.js';

/** Finds the person behind an account that a trusted issuer has vouched for. */
@Injectable()
export class SignIn {
  constructor(
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The one person who signs in by this account, with the roles in force today in London. Read anew each time. Throws
   * UNAUTHENTICATED where the account is not entered, is disabled, or is entered by two authorities: guessing which one
   * is meant could show one authority's children to another.
   */
  async run(issuer: string, subject: string): Promise<Actor> {
    const [person, another] = await this.people.whoSignInAs(issuer, subject, todayInLondon(this.clock));
    if (person === undefined) {
      throw new Fault(
        'UNAUTHENTICATED',
        'This account has no access here. Please ask your local authority for it.',
      );
    }
    if (another !== undefined) {
      throw new Fault(
        'UNAUTHENTICATED',
        'This account is entered for more than one local authority. Please ask one of them to remove it.',
      );
    }
    return person;
  }
}
