/**
 * The 23 letters a UPN may use: no I, O or S, which read like 1, 0 and 5. The place of a letter is its value.
 */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

const AFTER_THE_CHECK_LETTER = /^[0-9]{11}[0-9A-HJ-NP-RT-Z]$/;

/** The check letter is position 1, so the first character weighed is position 2. */
const FIRST_POSITION = 2;

/**
 * The check letter for the twelve characters that follow it: each value times its position in the UPN,
 * summed, modulo 23 (DfE guide to unique pupil numbers). Since 23 is prime and no weight is a multiple of it,
 * every single wrong digit changes the letter, and so does every swap of two different neighbours. Only the
 * digit and the letter of equal value in the last place (1 and B) look alike to it. Throws RangeError for
 * anything but such twelve characters.
 */
export function upnCheckLetter(lastTwelve: string): string {
  if (!AFTER_THE_CHECK_LETTER.test(lastTwelve)) {
    throw new RangeError('A check letter is worked out from eleven digits and a digit or letter.');
  }
  const sum = [...lastTwelve].reduce(
    (total, character, at) => total + (at + FIRST_POSITION) * valueOf(character),
    0,
  );
  return LETTERS.charAt(sum % LETTERS.length);
}

function valueOf(character: string): number {
  return LETTERS.includes(character) ? LETTERS.indexOf(character) : Number(character);
}
