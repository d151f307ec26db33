import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '#kernel';
import { DataSource } from 'typeorm';
import type { Secrets } from './config/secrets.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { CursorCodec } from './graphql/cursor.js';
import { CLOCK, SECRETS } from './tokens.js';

export interface PlatformOptions {
  /** Open, as role `app`. Closed by whoever opened it. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

/** What every room injects: transactions, the clock, the secrets and the page cursors. */
@Module({})
export class PlatformModule {
  static forRoot({ dataSource, clock, secrets }: PlatformOptions): DynamicModule {
    const providers = [
      { provide: DataSource, useValue: dataSource },
      { provide: CLOCK, useValue: clock },
      { provide: SECRETS, useValue: secrets },
      { provide: CursorCodec, useValue: new CursorCodec(secrets.cursorKey) },
      UnitOfWork,
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
