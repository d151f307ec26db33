import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import type { Clock } from '#kernel';
import { ConfigProblem } from '#platform';
import { AllowGuard } from './api/allow.guard.js';
import { Callers } from './api/callers.js';
import { MeResolver } from './api/me.resolver.js';
import type { TrustedIssuer } from './api/token/trusted-issuer.js';
import { TokenVerifier } from './api/token/token-verifier.js';
import { DescribeMe } from './app/describe-me.js';
import { SignIn } from './app/sign-in.js';
import { People } from './data/people.query.js';
import { DevIssuerController } from './dev-issuer/dev-issuer.controller.js';
import { DevIssuer } from './dev-issuer/dev-issuer.js';

export interface AccessOptions {
  /** The sign-in services whose access tokens are believed. */
  readonly issuers: readonly TrustedIssuer[];
  /** The sign-in without a password, for the built-in database only. Its endpoints exist only where it is given. */
  readonly devIssuer?: DevIssuer;
  readonly clock: Clock;
}

/**
 * Who is asking, and what may they do. Importing it closes every root field and route of the application that does not
 * declare a policy. Needs the DataSource and the UnitOfWork of the platform room.
 */
@Module({})
export class AccessModule {
  /** Throws a ConfigProblem where nobody could ever sign in. */
  static forRoot({ issuers, devIssuer, clock }: AccessOptions): DynamicModule {
    const trusted = devIssuer ? [...issuers, devIssuer.trusted] : issuers;
    if (trusted.length === 0) {
      throw new ConfigProblem('Nobody can sign in: name at least one sign-in service in OIDC_ISSUERS.');
    }
    const devProviders: Provider[] = devIssuer ? [{ provide: DevIssuer, useValue: devIssuer }] : [];
    return {
      module: AccessModule,
      imports: [DiscoveryModule],
      controllers: devIssuer ? [DevIssuerController] : [],
      providers: [
        { provide: TokenVerifier, useValue: new TokenVerifier(trusted, clock) },
        { provide: APP_GUARD, useClass: AllowGuard },
        People,
        SignIn,
        Callers,
        DescribeMe,
        MeResolver,
        ...devProviders,
      ],
    };
  }
}
