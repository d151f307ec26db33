import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { DeficitCommandsResolver } from './api/deficit-commands.resolver.js';
import { YearEndCommandsResolver } from './api/year-end-commands.resolver.js';
import { YearEndResolver } from './api/year-end.resolver.js';
import { ApproveDeficit } from './app/approve-deficit.js';
import { ApproveYearEnd } from './app/approve-year-end.js';
import { CloseYear } from './app/close-year.js';
import { DeficitsQuery } from './app/deficits.query.js';
import { PromisesAtYearEnd } from './app/promises-at-year-end.js';
import { ProposeYearEnd } from './app/propose-year-end.js';
import { RecordDeficit } from './app/record-deficit.js';
import { RejectDeficit } from './app/reject-deficit.js';
import { SoftCloseYear } from './app/soft-close-year.js';
import { YearEndsQuery } from './app/year-ends.query.js';

const useCases = [
  SoftCloseYear,
  ProposeYearEnd,
  ApproveYearEnd,
  CloseYear,
  YearEndsQuery,
  RecordDeficit,
  ApproveDeficit,
  RejectDeficit,
  DeficitsQuery,
];

const resolvers = [YearEndCommandsResolver, YearEndResolver, DeficitCommandsResolver];

/** The end of a financial year. Needs to be told, by the room that makes promises, what has become of them. */
@Module({})
export class YearEndModule {
  static forRoot(promises: Type<PromisesAtYearEnd>): DynamicModule {
    return {
      module: YearEndModule,
      providers: [...useCases, ...resolvers, { provide: PromisesAtYearEnd, useClass: promises }],
    };
  }
}
