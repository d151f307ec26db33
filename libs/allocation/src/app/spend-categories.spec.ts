import { expect, it } from '@jest/globals';
import { FUNDED_PURPOSES } from '#pupils';
import { SPEND_CATEGORIES } from '../domain/request.js';

it('what an award is for and what a child is funded for elsewhere are said in the same words, so that one meets the other', () => {
  expect(FUNDED_PURPOSES).toEqual(SPEND_CATEGORIES);
});
