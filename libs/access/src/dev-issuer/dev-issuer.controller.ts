import { Controller, Get, Header, HttpCode, NotFoundException, Param, Post, UseGuards } from '@nestjs/common';
import { checkText, todayInLondon } from '#kernel';
import type { JSONWebKeySet } from 'jose';
import { Allow } from '../api/allow.decorator.js';
import { People } from '../data/people.query.js';
import type { Actor } from '../domain/actor.js';
import { DevIssuer } from './dev-issuer.js';
import { ThisMachineGuard } from './this-machine.guard.js';

/** What a person gets who signs in, in the words of OAuth 2.0 (RFC 6749 §5.1). */
interface DevSignIn {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly person: { readonly subject: string; readonly displayName: string };
  readonly how_to_go_on: string;
}

/** The endpoints of the development issuer. Public to programs of this machine, closed to everybody else. */
@Controller('dev')
@UseGuards(ThisMachineGuard)
export class DevIssuerController {
  constructor(
    private readonly devIssuer: DevIssuer,
    private readonly people: People,
  ) {}

  @Get('.well-known/openid-configuration')
  @Allow('public')
  discovery(): object {
    const { issuer } = this.devIssuer.options;
    return {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: [],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['EdDSA'],
    };
  }

  @Get('jwks')
  @Allow('public')
  jwks(): JSONWebKeySet {
    return this.devIssuer.jwks;
  }

  @Get('sign-in/:person')
  @Header('cache-control', 'no-store')
  @Allow('public')
  signIn(@Param('person') person: string): Promise<DevSignIn> {
    return this.tokenFor(person);
  }

  @Post('sign-in/:person')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Allow('public')
  signInByPost(@Param('person') person: string): Promise<DevSignIn> {
    return this.tokenFor(person);
  }

  private async tokenFor(subject: string): Promise<DevSignIn> {
    const person = await this.find(subject);
    if (person === undefined)
      throw new NotFoundException('Nobody in the demonstration signs in by that name.');
    const { accessToken, expiresInSeconds } = await this.devIssuer.issue(subject);
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
      person: { subject, displayName: person.displayName },
      how_to_go_on:
        'Send it as the header "Authorization: Bearer <access_token>". It lasts ten minutes: then ask this address for a new one.',
    };
  }

  private async find(subject: string): Promise<Actor | undefined> {
    if (!checkText(subject, { max: 255 }).ok) return undefined;
    const { issuer, clock } = this.devIssuer.options;
    const [person] = await this.people.whoSignInAs(issuer, subject, todayInLondon(clock));
    return person;
  }
}
