import { describe, expect, it } from '@jest/globals';
import { Fault, FAULT_CODES } from './fault.js';

describe('Fault', () => {
  it('is an error with a code, a plain message and a hidden cause', () => {
    const cause = new Error('connection reset');
    const fault = new Fault('UNAVAILABLE', 'Please try again in a minute.', { cause });
    expect(fault).toBeInstanceOf(Error);
    expect(fault).toMatchObject({
      name: 'Fault',
      code: 'UNAVAILABLE',
      message: 'Please try again in a minute.',
      cause,
    });
  });

  it('keeps to the closed list of codes that clients know', () => {
    expect(FAULT_CODES).toEqual([
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'BAD_USER_INPUT',
      'CONFLICT',
      'RATE_LIMITED',
      'UNAVAILABLE',
      'INTERNAL',
    ]);
    // @ts-expect-error a code outside the list does not compile
    expect(new Fault('TEAPOT', 'Short and stout.').code).toBe('TEAPOT');
  });
});
