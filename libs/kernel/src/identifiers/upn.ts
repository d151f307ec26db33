import type { Brand } from '../brand.js';
import { err, ok, type Result } from '../outcome/result.js';
import { isKnownLaNumber } from './la-numbers.js';
import { normalForm } from './normal-form.js';
import { upnCheckLetter } from './upn-check-letter.js';

/**
 * Unique Pupil Number. For use in education only: never a key, never shown as a child's name, and nothing may
 * be read from its parts (DfE guide to unique pupil numbers). Children below school age normally have none.
 */
export type Upn = Brand<string, 'Upn'>;

export interface ParsedUpn {
  readonly upn: Upn;
  /** A temporary UPN ends in a letter; the school is expected to find or give a permanent one. */
  readonly temporary: boolean;
  /** Plain sentences on what deserves a second look though the number is accepted. */
  readonly warnings: readonly string[];
}

const UPN = /^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$/;
const ENDS_IN_A_LETTER = /[A-Z]$/;

/**
 * Reads a UPN in capitals or not. The reason never repeats the number, which would carry it into logs, nor
 * tells the right check letter: the letter is usually right and a digit wrong, and a "corrected" letter makes
 * another child's UPN.
 */
export function parseUpn(text: string): Result<ParsedUpn, string> {
  const upn = normalForm(text);
  if (upn === undefined || !UPN.test(upn)) {
    return err(
      'A UPN is a letter, eleven digits, and a last digit (or a letter while temporary). It never uses I, O or S.',
    );
  }
  if (upnCheckLetter(upn.slice(1)) !== upn[0]) {
    return err(
      'The first letter of this UPN does not fit its digits. Please compare it with the school record.',
    );
  }
  const warnings = isKnownLaNumber(upn.slice(1, 4))
    ? []
    : [
        'The three digits after the first letter of this UPN are not a local authority number we know. Please check it.',
      ];
  return ok({ upn: upn as Upn, temporary: ENDS_IN_A_LETTER.test(upn), warnings });
}
