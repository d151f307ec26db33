import { BadRequestException, ForbiddenException, UnauthorizedException } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  InputType,
  Mutation,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { Fault, newId, pence, Temporal, type Pence, type PlainDate } from '#kernel';
import { connectionOf, pageOf, type Connection } from '../connection.js';
import type { OperationContext } from '../operation-deadline.js';
import { PageArgs } from '../page-args.js';
import { resultUnion } from '../result-union.js';
import { DateScalar } from '../scalars/date.scalar.js';
import { DateTimeScalar } from '../scalars/date-time.scalar.js';
import { IdScalar } from '../scalars/id.scalar.js';
import { PenceScalar } from '../scalars/pence.scalar.js';
import { LongTextScalar, ShortTextScalar } from '../scalars/text.scalars.js';
import { RefusalCode, UserError } from '../user-error.js';

/** A small schema with everything the plumbing has to carry, and doors for every kind of fault. */

@ObjectType('School', { description: 'A school.' })
class School {
  @Field(() => IdScalar)
  id: string = newId();

  @Field(() => ShortTextScalar)
  name: string = 'Toy School';

  @Field(() => School, { nullable: true })
  twin?: School;

  @Field(() => [School])
  neighbours: School[] = [];
}

const SchoolConnection = connectionOf(School, 'School');

@ObjectType('Grant')
class Grant {
  @Field(() => PenceScalar)
  amount!: Pence;
}

@ObjectType('TooLittle', { implements: () => [UserError] })
class TooLittle extends UserError {
  override readonly code = RefusalCode.INSUFFICIENT_AVAILABLE;

  @Field(() => PenceScalar)
  shortfall: Pence;

  constructor(shortfall: Pence) {
    super('The budget has less available than was asked for.');
    this.shortfall = shortfall;
  }
}

@ObjectType('FarTooLittle', { implements: () => [UserError] })
class FarTooLittle extends TooLittle {}

const GrantResult = resultUnion('GrantResult', 'What became of a grant.', [Grant, TooLittle, FarTooLittle]);

@InputType('GrantInput')
class GrantInput {
  @Field(() => PenceScalar)
  amount!: Pence;

  @Field(() => DateScalar)
  from!: PlainDate;

  @Field(() => LongTextScalar)
  reason!: string;

  @Field(() => ShortTextScalar, { nullable: true })
  reference?: string;
}

/** What a test can look at from outside. */
export const toyEvents = { grants: 0, counts: 0 };

const CONNECTION_STRING = 'connect failed: postgres://app:s3cret@db.internal:5432/send';

/** Every way in which a resolver can fail, by name. */
const FAILURES: Readonly<Record<string, () => unknown>> = {
  fault: () => new Fault('NOT_FOUND', 'There is no such request.'),
  unknown: () => new Error(CONNECTION_STRING),
  graphql: () => new GraphQLError(CONNECTION_STRING),
  nothing: () => undefined,
  text: () => CONNECTION_STRING,
  signedOut: () => new UnauthorizedException(),
  forbidden: () => new ForbiddenException(),
  invalid: () => new BadRequestException(['name is too short', 'age is missing']),
  poolTimeout: () => new Error('timeout exceeded when trying to connect'),
  statementTimeout: () => Object.assign(new Error('canceling statement'), { driverError: { code: '57014' } }),
  refused: () => Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
  badData: () =>
    Object.assign(new Error('invalid input syntax for type uuid: "Ann Example"'), {
      code: '22P02',
      parameters: ['Ann Example'],
      query: 'select * from pupils.child',
    }),
};

const sharedFailure = new Error(CONNECTION_STRING);

/** Fifty of them fail with the very same error, as the rows of one broken loader do. */
@ObjectType('BrokenRow')
class BrokenRow {
  @Field(() => String, { nullable: true })
  value?: string;
}

@Resolver()
export class ToyResolver {
  @Query(() => SchoolConnection)
  schools(@Args() { first }: PageArgs): Connection<School> {
    const rows = Array.from({ length: first + 1 }, () => new School());
    const count = () => (toyEvents.counts += 1);
    return pageOf(rows, { first, toNode: (row) => row, cursorOf: (row) => row.id, count });
  }

  @Query(() => SchoolConnection, { complexity: 1 })
  cheapSchools(@Args() page: PageArgs): Connection<School> {
    return this.schools(page);
  }

  @Query(() => String, {
    complexity: () => {
      throw new Error('No idea.');
    },
  })
  unweighable(): string {
    return 'Not reached.';
  }

  @Query(() => School)
  school(@Args('id', { type: () => IdScalar }) id: string): School {
    return Object.assign(new School(), { id });
  }

  @Query(() => String, { nullable: true })
  fail(@Args('how') how: string): string {
    throw FAILURES[how]?.();
  }

  @Query(() => [BrokenRow], { complexity: 1 })
  brokenRows(): BrokenRow[] {
    return Array.from({ length: 50 }, () => new BrokenRow());
  }

  @Query(() => PenceScalar, { nullable: true })
  pence(@Args('amount', { type: () => PenceScalar }) amount: Pence): Pence {
    return amount;
  }

  @Query(() => DateScalar, { nullable: true })
  date(@Args('on', { type: () => DateScalar }) on: PlainDate): PlainDate {
    return on;
  }

  @Query(() => DateTimeScalar, { nullable: true })
  moment(@Args('at', { type: () => DateTimeScalar }) at: Temporal.Instant): Temporal.Instant {
    return at;
  }

  @Query(() => ShortTextScalar, { nullable: true })
  text(@Args('text', { type: () => ShortTextScalar }) text: string): string {
    return text;
  }

  @Query(() => Boolean, { description: 'Whether the resolver was told how long it may take.' })
  hasTime(@Context() { signal }: OperationContext): boolean {
    return !signal.aborted;
  }

  @Mutation(() => GrantResult)
  grant(@Args('input') input: GrantInput): typeof GrantResult {
    toyEvents.grants += 1;
    const available = pence(100_00);
    const shortfall = pence(input.amount - available);
    if (shortfall > available) return new FarTooLittle(shortfall);
    if (shortfall > 0n) return new TooLittle(shortfall);
    return Object.assign(new Grant(), { amount: input.amount });
  }

  @Mutation(() => GrantResult)
  forge(): object {
    return { amount: pence(1) };
  }
}

@Resolver(() => BrokenRow)
export class BrokenRowResolver {
  @ResolveField(() => String, { nullable: true })
  value(): string {
    throw sharedFailure;
  }
}
