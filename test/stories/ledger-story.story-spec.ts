import { describe, expect, it } from '@jest/globals';
import { tour } from '../../apps/demo/src/tour.js';

describe('a term of a community, played over HTTP from nothing', () => {
  it('reads the same whenever it is told, with the ledger at each step', async () => {
    const told: string[] = [];
    await tour(
      (line) => told.push(line),
      () => undefined,
    );
    expect(told.join('\n')).toMatchSnapshot();
  }, 60_000);
});
