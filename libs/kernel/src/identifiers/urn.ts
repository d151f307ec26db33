import type { Brand } from '../brand.js';
import { codeParser } from './code-parser.js';

/**
 * Unique Reference Number of a school in Get Information About Schools. A school that converts gets a new
 * one, so it names a school at a time, not for ever.
 */
export type Urn = Brand<string, 'Urn'>;

export const parseUrn = codeParser<Urn>(
  /^[1-9][0-9]{5}$/,
  'A school URN has six digits and does not begin with 0, for example 118212.',
);
