import { isOpen, type SchoolStatus } from '../../domain/school-status.js';
import { groupBy } from '../group-by.js';
import type { Conversion } from './conversions.js';

/** A URN of the directory and the school it stands for now. */
export interface KnownUrn {
  readonly urn: number;
  readonly name: string;
  readonly status: SchoolStatus;
  readonly schoolId: string;
  /** Whether the school has a census, a membership, terms or imported figures of its own. */
  readonly hasRecords: boolean;
}

/** The schools `absorbed` turn out to be the school `kept`. */
export interface Joining {
  readonly kept: string;
  readonly absorbed: readonly string[];
  /** All URNs of the school, the ones in the chain of conversions oldest first. */
  readonly urns: readonly number[];
  readonly diff: string;
}

export interface SameSchools {
  readonly joinings: readonly Joining[];
  /** Why schools that seem to be one were not joined. */
  readonly obstacles: readonly string[];
}

/**
 * Follows conversions from URN to URN and says which schools of the directory are one and the same. The school that has
 * records keeps its identity, else the oldest. Where two of them have records, or two URNs are open, a person must look.
 */
export function sameSchools(conversions: readonly Conversion[], known: readonly KnownUrn[]): SameSchools {
  const byUrn = new Map(known.map((one) => [one.urn, one]));
  const joinings: Joining[] = [];
  const obstacles: string[] = [];
  for (const chain of chains(conversions)) {
    const urns = withAllTheirUrns(
      chain.flatMap((urn) => byUrn.get(urn) ?? []),
      known,
    );
    const schools = [...groupBy(urns, ({ schoolId }) => schoolId)];
    if (schools.length < 2) continue;
    const obstacle = obstacleTo(urns);
    if (obstacle === undefined) joinings.push(join(schools, urns));
    else obstacles.push(obstacle);
  }
  return { joinings, obstacles };
}

/** Oldest URN first. Each URN has at most one successor and one predecessor; a circle has no oldest and is passed over. */
function chains(conversions: readonly Conversion[]): number[][] {
  const next = new Map(conversions.map(({ from, to }) => [from, to]));
  const successors = new Set(next.values());
  return [...next.keys()]
    .filter((urn) => !successors.has(urn))
    .map((oldest) => {
      const chain = [oldest];
      for (let urn = next.get(oldest); urn !== undefined; urn = next.get(urn)) chain.push(urn);
      return chain;
    });
}

/** A school joined before has URNs the links at hand may not mention: they count too. */
function withAllTheirUrns(chain: readonly KnownUrn[], known: readonly KnownUrn[]): KnownUrn[] {
  const schools = new Set(chain.map(({ schoolId }) => schoolId));
  const inChain = new Set(chain.map(({ urn }) => urn));
  return [...chain, ...known.filter(({ urn, schoolId }) => schools.has(schoolId) && !inChain.has(urn))];
}

function obstacleTo(urns: readonly KnownUrn[]): string | undefined {
  const open = urns.filter(({ status }) => isOpen(status)).map(({ urn }) => urn);
  if (open.length > 1)
    return `URNs ${open.join(' and ')} are both open, so they were not joined into one school.`;
  const withRecords = new Set(urns.filter(({ hasRecords }) => hasRecords).map(({ schoolId }) => schoolId));
  if (withRecords.size < 2) return undefined;
  const all = urns.map(({ urn }) => urn).join(' and ');
  return `URNs ${all} seem to be one school, but each has a census, a community, terms or figures of its own: please look into it.`;
}

function join(schools: readonly [string, KnownUrn[]][], urns: readonly KnownUrn[]): Joining {
  const [keeper = schools[0]] = schools.filter(([, own]) => own.some(({ hasRecords }) => hasRecords));
  const kept = keeper?.[0] ?? '';
  return {
    kept,
    absorbed: schools.map(([id]) => id).filter((id) => id !== kept),
    urns: urns.map(({ urn }) => urn),
    diff: `joined   ${urns.map(({ urn, name }) => `${urn} ${name}`).join(' → ')}: one school under several URNs`,
  };
}
