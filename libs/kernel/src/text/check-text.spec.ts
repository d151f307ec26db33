import { describe, expect, it } from '@jest/globals';
import { checkText } from './check-text.js';

describe('checkText', () => {
  it.each(['', 'Two adults, twice a week.', 'line one\nline two\tindented', 'Zoë’s £5 ☂', '👩‍👧', '\u00a0'])(
    'gives %p back unchanged',
    (text) => {
      expect(checkText(text, { max: 40 })).toEqual({ ok: true, value: text });
    },
  );

  it.each(['\u0000', 'a\u0000b', '\u0007', 'a\rb', '\u001b[31m', '\u007f', '\u0085', '\u009f'])(
    'refuses the control character in %p',
    (text) => {
      expect(checkText(text, { max: 40 })).toEqual({
        ok: false,
        error: 'This text holds a hidden control character. Please type it again.',
      });
    },
  );

  it.each(['\ud83d', 'a\ude00b', '\ude00\ud83d'])('refuses the half of a character in %p', (text) => {
    expect(checkText(text, { max: 40 })).toEqual({
      ok: false,
      error: 'This text holds a broken character. Please type it again.',
    });
  });

  it('counts an emoji as one character, as the database does', () => {
    expect(checkText('😀😀😀', { max: 3 }).ok).toBe(true);
    expect(checkText('😀😀😀', { max: 2 })).toEqual({
      ok: false,
      error: 'This text is too long: at most 2 characters, please.',
    });
    expect(checkText('abc', { max: 3 }).ok).toBe(true);
    expect(checkText('abcd', { max: 3 }).ok).toBe(false);
  });
});
