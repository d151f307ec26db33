import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { AccessModule, type DevIssuer, type TrustedIssuer } from '#access';
import { AllocationModule, AwardsAtYearEnd } from '#allocation';
import { DirectoryModule } from '#directory';
import { FundingModule, YearEndModule } from '#funding';
import { todayInLondon, type Clock } from '#kernel';
import {
  GraphqlExceptionFilter,
  graphqlOptions,
  PlatformModule,
  type FaultLog,
  type Secrets,
} from '#platform';
import { PupilsModule } from '#pupils';
import type { DataSource } from 'typeorm';
import { HealthController } from './health.controller.js';
import { sampleOperations } from './sample-operations.js';

export interface AppOptions {
  readonly production: boolean;
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly issuers: readonly TrustedIssuer[];
  /** Only where the service runs on its own demonstration database. */
  readonly devIssuer?: DevIssuer;
  readonly log: FaultLog;
}

/** Puts the rooms together. Composition only: there is nothing here to decide. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    const { production, dataSource, clock, secrets, issuers, devIssuer, log } = options;
    const samples = sampleOperations(todayInLondon(clock));
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ dataSource, clock, secrets }),
        AccessModule.forRoot({ issuers, devIssuer, clock }),
        GraphQLModule.forRoot(
          graphqlOptions({
            production,
            log,
            explorer: devIssuer && { samples, signInPath: '/dev/sign-in/' },
          }),
        ),
        DirectoryModule,
        PupilsModule,
        FundingModule,
        AllocationModule,
        YearEndModule.forRoot(AwardsAtYearEnd),
      ],
      controllers: [HealthController],
      providers: [{ provide: APP_FILTER, useClass: GraphqlExceptionFilter }],
    };
  }
}
