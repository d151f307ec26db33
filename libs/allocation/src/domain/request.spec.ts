import { describe, expect, it } from '@jest/globals';
import {
  nextRequestActions,
  requestAllows,
  REQUEST_ACTIONS,
  REQUEST_STATES,
  statesAllowing,
} from './request.js';

describe('the life of a request', () => {
  it('allows at each stage what belongs to it and nothing else', () => {
    const table = Object.fromEntries(
      REQUEST_STATES.map((state) => [
        state,
        REQUEST_ACTIONS.filter((action) => requestAllows(state, action)),
      ]),
    );
    expect(table).toEqual({
      DRAFT: ['REVISE', 'SUBMIT', 'WITHDRAW'],
      SUBMITTED: ['RETURN', 'DECIDE', 'WITHDRAW'],
      RETURNED: ['REVISE', 'SUBMIT', 'WITHDRAW'],
      DECIDED: [],
      WITHDRAWN: [],
    });
  });

  it('tells from where an action starts and what a stage leads to', () => {
    expect(statesAllowing('SUBMIT')).toEqual(['DRAFT', 'RETURNED']);
    expect(nextRequestActions('SUBMITTED')).toEqual(['RETURN', 'DECIDE', 'WITHDRAW']);
  });
});
