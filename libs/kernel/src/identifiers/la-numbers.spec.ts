import { describe, expect, it } from '@jest/globals';
import { isKnownLaNumber } from './la-numbers.js';

describe('isKnownLaNumber', () => {
  it.each(['886', '001', '005', '201', '420', '838', '887', '896', '943'])('knows %s', (number) => {
    expect(isKnownLaNumber(number)).toBe(true);
  });

  it.each(['000', '006', '200', '214', '421', '897', '939', '944', '999'])('does not know %s', (number) => {
    expect(isKnownLaNumber(number)).toBe(false);
  });
});
