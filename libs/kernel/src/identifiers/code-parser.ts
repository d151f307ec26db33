import { err, ok, type Result } from '../outcome/result.js';
import { normalForm } from './normal-form.js';

/**
 * Makes the reader of a code that is nothing but a pattern. The reason names the form wanted and never
 * repeats what was typed, which may be somebody's data in the wrong box.
 */
export function codeParser<Code extends string>(
  pattern: RegExp,
  reason: string,
): (text: string) => Result<Code, string> {
  return (text) => {
    const code = normalForm(text);
    return code !== undefined && pattern.test(code) ? ok(code as Code) : err(reason);
  };
}
