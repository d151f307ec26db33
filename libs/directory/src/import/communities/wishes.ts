import { isOpen } from '../../domain/school-status.js';
import { groupBy } from '../group-by.js';
import { rejected, rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { CommunitiesRow } from './communities-columns.js';
import { dateRange, overlap, type DateRange } from '../date-range.js';
import type { KnownCommunities, KnownUrn, MembershipRole } from './known-communities.js';
import type { PlainDate } from '#kernel';

/** What one row asks for: that a school is in a community, and the community in its networks, for a time. */
export interface Wish {
  readonly line: number;
  readonly communityCode: string;
  readonly communityName: string;
  readonly pcnCodes: readonly string[];
  readonly school: KnownUrn;
  readonly role: MembershipRole;
  readonly range: DateRange;
  /** Which ends of the range the row states itself. */
  readonly states: { readonly from: boolean; readonly until: boolean };
}

export interface Wishes {
  readonly wishes: readonly Wish[];
  readonly verdicts: readonly RowVerdict[];
}

/** Understands the rows. Rejects what the directory does not know and rows that contradict each other. */
export function understandRows(
  rows: readonly ReadRow<CommunitiesRow>[],
  known: KnownCommunities,
  defaultFrom: PlainDate,
): Wishes {
  const single = rejectRepeats(rows, {
    column: 'URN',
    keyOf: (row) => JSON.stringify([row.communityCode, row.pcnCodes, row.urn, row.from]),
    nameOf: (row) => `URN ${row.urn} in community ${row.communityCode}`,
  });
  const names = firstNames(single.good);
  const verdicts = [...single.verdicts];
  const wishes: Wish[] = [];
  for (const read of single.good) {
    const wish = understand(read, { known, names, defaultFrom });
    if ('is' in wish) verdicts.push(wish);
    else wishes.push(wish);
  }
  const clashes = inTwoCommunities(wishes);
  return {
    wishes: wishes.filter(({ line }) => !clashes.has(line)),
    verdicts: [...verdicts, ...clashes.values()],
  };
}

interface Background {
  readonly known: KnownCommunities;
  /** The name each community has where it first comes in the file. */
  readonly names: ReadonlyMap<string, string>;
  readonly defaultFrom: PlainDate;
}

function firstNames(rows: readonly ReadRow<CommunitiesRow>[]): Map<string, string> {
  return new Map(rows.toReversed().map(({ row }) => [row.communityCode, row.communityName]));
}

function understand({ line, row }: ReadRow<CommunitiesRow>, background: Background): Wish | RowVerdict {
  const { known, names, defaultFrom } = background;
  const school = currentRegistration(row.urn, known);
  if (school === undefined)
    return rejected(line, 'URN', `No school with URN ${row.urn} is in the directory.`);
  const range = dateRange(row.from ?? defaultFrom, row.lastDay);
  const objection = objectionTo(row, { known, names, school, range });
  if (objection !== undefined) return rejected(line, ...objection);
  return {
    line,
    communityCode: row.communityCode,
    communityName: row.communityName,
    pcnCodes: row.pcnCodes ?? [],
    school,
    role: school.mainstream ? 'MEMBER' : 'ASSOCIATE',
    range,
    states: { from: row.from !== null, until: row.lastDay !== null },
  };
}

/** The registration of the school today, also where the file names it by an earlier URN. */
function currentRegistration(urn: number, { urns }: KnownCommunities): KnownUrn | undefined {
  const named = urns.find((one) => one.urn === urn);
  const own = urns.filter(({ schoolId }) => schoolId === named?.schoolId);
  return own.find(({ status }) => isOpen(status)) ?? own.find(({ status }) => status !== 'CLOSED') ?? named;
}

interface InQuestion extends Omit<Background, 'defaultFrom'> {
  readonly school: KnownUrn;
  readonly range: DateRange;
}

function objectionTo(
  row: CommunitiesRow,
  { known, names, school, range }: InQuestion,
): [string, string] | undefined {
  const name = names.get(row.communityCode);
  if (name !== row.communityName) {
    return ['community_name', `Community ${row.communityCode} is called "${name}" further up in the file.`];
  }
  const unknown = (row.pcnCodes ?? []).filter((code) => !known.pcnCodes.has(code));
  if (unknown.length > 0) {
    return [
      'pcn_code',
      `Primary Care Network ${unknown.join(', ')} is not in the directory. Import the networks first.`,
    ];
  }
  if (range.until !== null && range.until <= range.from)
    return ['to_date', 'The membership ends before it starts.'];
  if (school.status === 'CLOSED' && range.until === null) {
    return ['URN', `${school.urn} ${school.name} is closed and has no successor in the directory.`];
  }
  return undefined;
}

/** A school is a full member of one community at a time. Where the file says two, nobody can tell which is right. */
function inTwoCommunities(wishes: readonly Wish[]): Map<number, RowVerdict> {
  const clashes = new Map<number, RowVerdict>();
  const members = wishes.filter(({ role }) => role === 'MEMBER');
  for (const own of groupBy(members, ({ school }) => school.schoolId).values()) {
    for (const wish of own) {
      const other = own.find(
        ({ communityCode, range }) => communityCode !== wish.communityCode && overlap(range, wish.range),
      );
      if (other === undefined) continue;
      const title = `${wish.school.urn} ${wish.school.name}`;
      const reason = `${title} is in community ${other.communityCode} too (line ${other.line}) at the same time.`;
      clashes.set(wish.line, rejected(wish.line, 'community_code', reason));
    }
  }
  return clashes;
}
