import { describe, expect, it } from '@jest/globals';
import { errorForLog } from './error-for-log.js';

/** As TypeORM wraps what pg throws. */
const driverError = (message: string, code: string) =>
  Object.assign(new Error(message), {
    query: 'insert into pupils.child (name) values ($1)',
    parameters: ['Ann Example'],
    driverError: {
      code,
      detail: 'Key (name)=(Ann Example) already exists.',
      constraint: 'uq_child_name',
      where: 'Ann Example',
    },
  });

describe('an error in the log', () => {
  it('keeps what helps to find the fault', () => {
    const kept = errorForLog(driverError('duplicate key value violates unique constraint', '23505'));
    expect(kept).toMatchObject({
      type: 'Error',
      message: 'duplicate key value violates unique constraint',
      code: '23505',
      constraint: 'uq_child_name',
      stack: expect.stringMatching(/^ {4}at .*error-for-log\.spec/),
    });
  });

  it.each([
    ['a unique key', driverError('duplicate key value violates unique constraint', '23505')],
    ['a value that did not fit', driverError('invalid input syntax for type date: "Ann Example"', '22P02')],
    ['a cause', new Error('Saving failed.', { cause: driverError('invalid input: "Ann Example"', '22007') })],
    ['something else that was thrown', 'Ann Example'],
  ])('does not keep the data of %s', (_name, error) => {
    expect(JSON.stringify(errorForLog(error))).not.toContain('Ann Example');
  });

  it('keeps the causes, to a depth', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(errorForLog(error).cause?.message).toBe('inner');
    error.cause = error;
    expect(JSON.stringify(errorForLog(error)).match(/"outer"/g)).toHaveLength(6);
  });
});
