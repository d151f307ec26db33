import { leftOut, rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';
import { conversions, type Link } from './conversions.js';
import type { LinksRow } from './links-columns.js';
import { sameSchools, type Joining, type KnownUrn } from './same-school.js';

/** A link as it is kept. */
export interface StoredLink extends Link {
  /** ISO date; the register often gives none. */
  readonly establishedOn: string | null;
}

export interface LinksPlan {
  readonly links: readonly StoredLink[];
  readonly joinings: readonly Joining[];
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
  readonly notes: readonly string[];
}

/** Compares the links of a file with those kept, and finds the schools that turn out to be one. */
export function planLinks(
  rows: readonly ReadRow<LinksRow>[],
  known: readonly KnownUrn[],
  stored: readonly StoredLink[],
): LinksPlan {
  const single = rejectRepeats(rows, { column: 'LinkURN', keyOf, nameOf });
  const here = new Set(known.map(({ urn }) => urn));
  const isOurs = ({ row }: ReadRow<LinksRow>) => here.has(row.urn) || here.has(row.linkUrn);
  const ours = single.good.filter(isOurs);
  const foreign = single.good.filter((read) => !isOurs(read));

  const { joinings, obstacles } = joiningsOf(
    ours.map(({ row }) => row),
    known,
    stored,
  );
  const joined = new Set(joinings.flatMap(({ urns }) => urns));
  const before = new Map(stored.map((link) => [keyOf(link), link.establishedOn]));
  const judged = ours.map(({ line, row }) => {
    const link = { ...row, establishedOn: row.establishedOn?.toString() ?? null };
    const key = keyOf(row);
    const differs = before.get(key) !== link.establishedOn || joined.has(row.urn) || joined.has(row.linkUrn);
    const is = !before.has(key) ? 'created' : differs ? 'changed' : 'unchanged';
    return { line, link, is } as const;
  });
  const changed = judged.filter(({ is }) => is !== 'unchanged');
  return {
    links: changed.map(({ link }) => link),
    joinings,
    verdicts: [
      ...single.verdicts,
      ...foreign.map(({ line }) => leftOut(line, 'Neither of the two URNs is in the directory.')),
      ...judged.map(({ line, is }) => ({ line, is })),
    ],
    diff: [...changed.map(({ is, link }) => inWords(is, link)), ...joinings.map(({ diff }) => diff)],
    notes: [`Schools that went on under a new URN and were joined: ${joinings.length}.`, ...obstacles],
  };
}

/** Joinings the file has a say in, judged by all links there are: a link kept earlier may show a second predecessor. */
function joiningsOf(rows: readonly LinksRow[], known: readonly KnownUrn[], stored: readonly StoredLink[]) {
  const mentioned = new Set(rows.flatMap(({ urn, linkUrn }) => [urn, linkUrn]));
  const { joinings, obstacles } = sameSchools(conversions([...rows, ...stored]), known);
  return { joinings: joinings.filter(({ urns }) => urns.some((urn) => mentioned.has(urn))), obstacles };
}

function keyOf({ urn, linkUrn, linkType }: Link): string {
  return `${urn} ${linkUrn} ${linkType}`;
}

function nameOf({ urn, linkUrn }: Link): string {
  return `the link from ${urn} to ${linkUrn}`;
}

function inWords(is: string, { urn, linkType, linkUrn, establishedOn }: StoredLink): string {
  const since = establishedOn === null ? '' : ` (${establishedOn})`;
  return `${is === 'created' ? 'new    ' : 'changed'}  link ${urn} ${linkType} ${linkUrn}${since}`;
}
