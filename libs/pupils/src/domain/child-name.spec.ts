import { describe, expect, it } from '@jest/globals';
import { checkName } from './child-name.js';

describe('a name', () => {
  it.each(['Zoë', "D'Arcy-Ní Bhriain", '王', 'Xi', 'A'.repeat(100)])('may be %p', (name) => {
    expect(checkName('givenName', name)).toEqual({ ok: true, value: name });
  });

  it('loses spaces at its ends and nothing else', () => {
    expect(checkName('givenName', '  Mary  Ann ')).toEqual({ ok: true, value: 'Mary  Ann' });
  });

  it('has one spelling, however its accents were typed', () => {
    expect(checkName('givenName', 'Zoe\u0308')).toEqual({ ok: true, value: 'Zo\u00eb' });
  });

  it.each(['', '   ', '\u00a0', 'Sam\nSmith', 'Sam\tSmith', 'Sam\u0000', 'Sam\ud83d', 'A'.repeat(101)])(
    'is not %p, and the refusal names the entry without repeating it',
    (typed) => {
      const checked = checkName('familyName', typed);
      expect(checked).toMatchObject({ ok: false, error: { field: 'familyName' } });
      expect(JSON.stringify(checked)).not.toContain('Sam');
    },
  );
});
