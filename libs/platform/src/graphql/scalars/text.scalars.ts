import { checkText, err, type Result } from '#kernel';
import { checkedScalar, writeText } from './checked-scalar.js';

const SHORT = 200;
const LONG = 5_000;

/** `ShortText` in the API: names, titles, references. */
export const ShortTextScalar = checkedScalar<string>({
  name: 'ShortText',
  description: `One line of text, 1 to ${SHORT} characters. Kept exactly as typed; control characters are refused.`,
  read: (sent) => readText(sent, SHORT, /[\n\t]/),
  write: writeText,
});

/** `LongText` in the API: reasons, notes, minutes. */
export const LongTextScalar = checkedScalar<string>({
  name: 'LongText',
  description:
    `Text of several lines, 1 to ${LONG} characters. Kept exactly as typed; control characters other than ` +
    'line breaks and tabs are refused.',
  read: (sent) => readText(sent, LONG),
  write: writeText,
});

/** Not trimmed: what is stored is what was typed. Nothing but spaces is refused, or "required" would mean nothing. */
function readText(sent: unknown, max: number, refused?: RegExp): Result<string, string> {
  if (typeof sent !== 'string') return err('Write this as text.');
  if (sent.trim() === '') return err('This text is empty. Write something, or leave it out.');
  if (refused?.test(sent)) return err('Write this on one line, please.');
  return checkText(sent, { max });
}
