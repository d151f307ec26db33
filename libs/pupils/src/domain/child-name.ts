import { checkText, err, type Result } from '#kernel';
import type { Problem } from './problem.js';

const LONGEST_NAME = 100;

/**
 * A given or family name as the school writes it. Spaces at the ends go and letters with accents take their composed
 * form, so that one name has one spelling in memory. `field` names the entry in the refusal.
 */
export function checkName(field: string, typed: string): Result<string, Problem> {
  const name = typed.normalize('NFC').trim();
  if (name === '')
    return err({ field, message: 'This name is empty. Please write it as in the school record.' });
  if (/[\n\t]/.test(name)) return err({ field, message: 'Write the name on one line, please.' });
  const checked = checkText(name, { max: LONGEST_NAME });
  return checked.ok ? checked : err({ field, message: checked.error });
}
