import { describe, expect, it } from '@jest/globals';
import { ObjectType } from '@nestjs/graphql';
import { resultUnion } from './result-union.js';
import { RefusalCode, UserError } from './user-error.js';

@ObjectType('Opened')
class Opened {}

@ObjectType('Closed', { implements: () => [UserError] })
class Closed extends UserError {
  override readonly code = RefusalCode.PERIOD_CLOSED;
}

describe('a result union', () => {
  it('is called a result', () => {
    expect(() => resultUnion('OpenBudget', 'What became of it.', [Opened, Closed])).toThrow(
      /OpenBudgetResult/,
    );
  });

  it('has a member for success', () => {
    expect(() => resultUnion('OpenResult', 'What became of it.', [Closed])).toThrow(/no member for success/);
  });

  it('may be without refusals', () => {
    expect(() => resultUnion('OpenResult', 'What became of it.', [Opened])).not.toThrow();
  });
});

describe('a refusal', () => {
  it('carries a code of the closed list and words for people', () => {
    expect({ ...new Closed('The year is closed.') }).toEqual({
      code: 'PERIOD_CLOSED',
      message: 'The year is closed.',
    });
  });
});
