import { describe, expect, it } from '@jest/globals';
import { KENT_RULE_SET } from './kent-rule-set.js';
import { inWords } from './rules-in-words.js';

describe('inWords', () => {
  it('puts the description of a value where a case would put the value', () => {
    expect(inWords('{amount} is not below {laCountersignLimit}.')).toBe(
      '[amount considered] is not below [limit for a community to decide alone].',
    );
  });

  it('knows every value the rules speak of', () => {
    const names = KENT_RULE_SET.rules.flatMap(({ reason }) =>
      [...reason.matchAll(/\{(.*?)\}/g)].map(([, name]) => name),
    );
    expect(names.filter((name) => inWords(`{${name}}`) === `[${name}]`)).toEqual([]);
  });
});
