import type { Brand } from '../brand.js';
import { codeParser } from './code-parser.js';

/** Code of a Primary Care Network in the NHS Organisation Data Service. */
export type PcnCode = Brand<string, 'PcnCode'>;

export const parsePcnCode = codeParser<PcnCode>(
  /^U[0-9]{5}$/,
  'A Primary Care Network code is the letter U and five digits, for example U12345.',
);
