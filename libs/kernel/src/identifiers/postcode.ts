import type { Brand } from '../brand.js';
import { err, ok, type Result } from '../outcome/result.js';
import { normalForm } from './normal-form.js';

/**
 * A postcode in capitals with one space, "ME14 1XQ". Well formed (BS 7666), which does not mean that it
 * exists.
 */
export type Postcode = Brand<string, 'Postcode'>;

const POSTCODE =
  /^(GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2})$/;

const LENGTH_OF_INWARD_PART = 3;

/** Reads a postcode in capitals or not, with its space missing, doubled or misplaced. */
export function parsePostcode(text: string): Result<Postcode, string> {
  const letters = normalForm(text)?.replaceAll(' ', '') ?? '';
  const postcode = `${letters.slice(0, -LENGTH_OF_INWARD_PART)} ${letters.slice(-LENGTH_OF_INWARD_PART)}`;
  return POSTCODE.test(postcode) ? ok(postcode as Postcode) : err('A postcode looks like ME14 1XQ.');
}
