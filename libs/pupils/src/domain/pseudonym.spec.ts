import { describe, expect, it } from '@jest/globals';
import { newPseudonym } from './pseudonym.js';

const DRAWS = 20_000;

describe('a pseudonym', () => {
  const drawn = Array.from({ length: DRAWS }, newPseudonym);

  it('is six characters that cannot be misread, in two groups', () => {
    for (const pseudonym of drawn)
      expect(pseudonym).toMatch(/^Child [0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  });

  it('uses each of the 32 characters about equally often in each place', () => {
    for (const place of [6, 7, 8, 9, 11, 12]) {
      const counts = new Map<string, number>();
      for (const pseudonym of drawn) {
        const character = pseudonym.charAt(place);
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
      expect(counts.size).toBe(32);
      // 625 expected; 25 is one standard deviation, so a fair draw stays within eight.
      for (const count of counts.values()) expect(Math.abs(count - DRAWS / 32)).toBeLessThan(200);
    }
  });

  it('hardly ever repeats', () => {
    expect(new Set(drawn).size).toBeGreaterThan(DRAWS - 5);
  });
});
