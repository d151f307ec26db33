/** A trust or a district: a code that stays and a name that may be spelled anew. */
export interface NamedThing {
  readonly code: string;
  readonly name: string;
}

/**
 * The things whose name has to be written, by code: those not known yet, and those the file calls by a new name. A file
 * may spell one name in several ways; a name that is one of them stays. Where it gives none, the code stands for it.
 */
export function namesToWrite(
  mentions: readonly (readonly [code: string | null, name: string | null])[],
  known: ReadonlyMap<string, string>,
): Map<string, NamedThing> {
  const spellings = new Map<string, Set<string>>();
  for (const [code, name] of mentions) {
    if (code === null) continue;
    const names = spellings.get(code) ?? new Set<string>();
    if (name !== null) names.add(name);
    spellings.set(code, names);
  }
  const toWrite = new Map<string, NamedThing>();
  for (const [code, names] of spellings) {
    const present = known.get(code);
    const [first] = names;
    if (present !== undefined && (first === undefined || names.has(present))) continue;
    toWrite.set(code, { code, name: first ?? code });
  }
  return toWrite;
}
