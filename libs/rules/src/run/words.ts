import { formatPounds, type Pence } from '#kernel';
import type { Value } from '../language/value.js';
import type { Declaration } from '../language/vocabulary.js';

/**
 * The months are spelt here, because the words in which a stored decision was explained may not change with the
 * language data of a platform.
 */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A value as a person reads it: "£1,234.56", "1 September 2026", "yes", the plain words of a code; "none" for no code. */
export function valueText(declaration: Declaration, value: Value): string {
  switch (declaration.type) {
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'integer':
      return String(value);
    case 'pence':
      return formatPounds(value as Pence);
    case 'date':
      return dateText(value as string);
    case 'code':
      return String(declaration.codes[value as string]);
    case 'codes':
      return listText((value as readonly string[]).map((code) => String(declaration.codes[code])));
  }
}

/** A value inside a sentence, where the words of a code would otherwise run into those around them. */
export function quotedText(declaration: Declaration, value: Value): string {
  if (declaration.type === 'code') return `“${valueText(declaration, value)}”`;
  return declaration.type === 'codes' ? `(${valueText(declaration, value)})` : valueText(declaration, value);
}

function listText(entries: readonly string[]): string {
  return entries.length === 0 ? 'none' : entries.join(', ');
}

function dateText(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}
