import type { PlainDate } from '#kernel';
import { groupBy } from '../group-by.js';
import { rejected, type ReadRow, type RowVerdict } from '../row-verdict.js';
import type { CommunitiesRow } from './communities-columns.js';
import { communityNotes } from './community-notes.js';
import { endsAfter } from '../date-range.js';
import type { KnownCommunities, Membership, PcnTie } from './known-communities.js';
import { fitMembership } from './plan-memberships.js';
import { understandRows, type Wish } from './wishes.js';

/** A community to create or rename. `from` is the first day of a new one. */
export interface CommunityToWrite {
  readonly code: string;
  readonly name: string;
  readonly from: string;
}

export interface CommunityChanges {
  readonly communities: readonly CommunityToWrite[];
  readonly pcnTies: readonly PcnTie[];
  readonly memberships: readonly Membership[];
}

export interface CommunitiesPlan {
  readonly changes: CommunityChanges;
  readonly verdicts: readonly RowVerdict[];
  readonly diff: readonly string[];
  readonly notes: readonly string[];
}

/** Compares a list of communities with the directory. Schools and networks the list does not name stay where they are. */
export function planCommunities(
  rows: readonly ReadRow<CommunitiesRow>[],
  known: KnownCommunities,
  defaultFrom: PlainDate,
  newId: () => string,
): CommunitiesPlan {
  const { wishes, verdicts } = understandRows(rows, known, defaultFrom);
  const plan = new CommunitiesPlanning(known, newId);
  const judged = wishes.map((wish) => plan.grant(wish));
  return {
    changes: plan.changes(wishes),
    verdicts: [...verdicts, ...judged],
    diff: plan.diff,
    notes: communityNotes(wishes, known, plan.memberships, defaultFrom),
  };
}

/** Grants one wish after another, so that each sees what those before it have changed. */
class CommunitiesPlanning {
  readonly diff: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly ties: PcnTie[] = [];
  private readonly bySchool: Map<string, Membership[]>;
  private readonly saved = new Map<string, Membership>();

  constructor(
    private readonly known: KnownCommunities,
    private readonly newId: () => string,
  ) {
    this.bySchool = groupBy(known.memberships, ({ schoolId }) => schoolId);
  }

  grant(wish: Wish): RowVerdict {
    const outcome = fitMembership(wish, this.bySchool.get(wish.school.schoolId) ?? [], this.newId);
    if (outcome.is === 'refused') return rejected(wish.line, 'community_code', outcome.reason);
    const named = this.nameCommunity(wish);
    const tied = wish.pcnCodes.map((pcnCode) => this.tie(wish, pcnCode)).includes(true);
    if (outcome.is !== 'unchanged') {
      this.diff.push(outcome.diff);
      outcome.save.forEach((membership) => this.save(membership));
    }
    const is = outcome.is === 'unchanged' && (named || tied) ? 'changed' : outcome.is;
    return { line: wish.line, is };
  }

  changes(wishes: readonly Wish[]): CommunityChanges {
    const byCommunity = groupBy(wishes, ({ communityCode }) => communityCode);
    const firstDay = (code: string) =>
      (byCommunity.get(code) ?? []).map(({ range }) => range.from).toSorted()[0] ?? '';
    return {
      communities: [...this.names].map(([code, name]) => ({ code, name, from: firstDay(code) })),
      pcnTies: this.ties.map((tie) => ({ ...tie, from: firstDay(tie.communityCode) })),
      memberships: [...this.saved.values()],
    };
  }

  /** All memberships as they would be. */
  get memberships(): readonly Membership[] {
    return [...this.bySchool.values()].flat();
  }

  private nameCommunity({ communityCode: code, communityName: name }: Wish): boolean {
    const present = this.names.get(code) ?? this.known.communities.get(code);
    if (present === name) return false;
    this.names.set(code, name);
    this.diff.push(
      present === undefined
        ? `new      community ${code} ${name}`
        : `renamed  community ${code}: ${present} → ${name}`,
    );
    return true;
  }

  private tie({ communityCode, range }: Wish, pcnCode: string): boolean {
    const tied = [...this.known.pcnTies, ...this.ties].some(
      (tie) => tie.communityCode === communityCode && tie.pcnCode === pcnCode && endsAfter(tie, range.from),
    );
    if (tied) return false;
    this.ties.push({ communityCode, pcnCode, from: range.from, until: null });
    this.diff.push(`new      ${communityCode} in Primary Care Network ${pcnCode}`);
    return true;
  }

  private save(membership: Membership): void {
    const own = this.bySchool.get(membership.schoolId) ?? [];
    this.bySchool.set(membership.schoolId, [...own.filter(({ id }) => id !== membership.id), membership]);
    this.saved.set(membership.id, membership);
  }
}
