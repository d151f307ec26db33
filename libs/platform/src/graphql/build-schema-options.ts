import type { BuildSchemaOptions } from '@nestjs/graphql';
import { Temporal } from '#kernel';
import { DateScalar } from './scalars/date.scalar.js';
import { DateTimeScalar } from './scalars/date-time.scalar.js';

/**
 * How classes become the schema. The server and whoever writes `schema.graphql` must use the same. A new object each
 * time, because Nest adds to it. Every `number` is an Int: the API has no fractions.
 */
export function buildSchemaOptions(): BuildSchemaOptions {
  return {
    numberScalarMode: 'integer',
    noDuplicatedFields: true,
    addNewlineAtEnd: true,
    scalarsMap: [
      { type: Temporal.PlainDate, scalar: DateScalar },
      { type: Temporal.Instant, scalar: DateTimeScalar },
      { type: Date, scalar: DateTimeScalar },
    ],
  };
}
