/** What the register says about two URNs, seen from the first: "149975 has the Predecessor 118246". */
export interface Link {
  readonly urn: number;
  readonly linkUrn: number;
  readonly linkType: string;
}

/** A school that goes on under a new URN. */
export interface Conversion {
  readonly from: number;
  readonly to: number;
}

/**
 * The links that mean "the same school under a new URN", so that its budget, pupils and requests go with it. The
 * register states a link from one side or from both. A pair counts when
 *
 * - it is called a plain Predecessor or Successor, and nothing between the two is called a merger, an amalgamation or a
 *   split, and
 * - leaving out pairs so called, the older URN has no other successor and the newer no other predecessor.
 *
 * Two schools that became one, and one that became two, stay different schools: nobody may inherit their money by
 * import. A school that another was merged into goes on being itself.
 */
export function conversions(links: readonly Link[]): Conversion[] {
  const pairs = plainPairs(links);
  const successors = counts(pairs.map(({ from }) => from));
  const predecessors = counts(pairs.map(({ to }) => to));
  return pairs.filter(({ from, to }) => successors.get(from) === 1 && predecessors.get(to) === 1);
}

function plainPairs(links: readonly Link[]): Conversion[] {
  const plain = new Map<string, Conversion>();
  const notPlain = new Set<string>();
  for (const { urn, linkUrn, linkType } of links) {
    if (urn === linkUrn) continue;
    if (linkType === 'Successor') plain.set(`${urn} ${linkUrn}`, { from: urn, to: linkUrn });
    else if (linkType === 'Predecessor') plain.set(`${linkUrn} ${urn}`, { from: linkUrn, to: urn });
    else notPlain.add(`${urn} ${linkUrn}`).add(`${linkUrn} ${urn}`);
  }
  return [...plain].filter(([pair]) => !notPlain.has(pair)).map(([, conversion]) => conversion);
}

function counts(urns: readonly number[]): Map<number, number> {
  const count = new Map<number, number>();
  for (const urn of urns) count.set(urn, (count.get(urn) ?? 0) + 1);
  return count;
}
