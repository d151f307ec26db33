import type { Brand } from '../brand.js';
import { codeParser } from './code-parser.js';

/** UK Provider Reference Number of a school or trust. */
export type Ukprn = Brand<string, 'Ukprn'>;

export const parseUkprn = codeParser<Ukprn>(
  /^1[0-9]{7}$/,
  'A UKPRN has eight digits and begins with 1, for example 10079319.',
);
