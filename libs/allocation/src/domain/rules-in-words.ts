import { ALLOCATION_VOCABULARY } from './vocabulary.js';

const DESCRIPTIONS: Readonly<Record<string, { readonly description: string }>> = {
  ...ALLOCATION_VOCABULARY.facts,
  ...ALLOCATION_VOCABULARY.parameters,
};

/**
 * What a rule says when there is no case yet: each value that a case would fill in stands as its description in square
 * brackets, such as "[amount asked]".
 */
export function inWords(reason: string): string {
  return reason.replace(/\{([^{}]*)\}/g, (_, name: string) => `[${DESCRIPTIONS[name]?.description ?? name}]`);
}
